// Styles that are computed, set through the CSSOM: a style attribute would break the content security policy (Lit's styleMap writes one).
import { nothing } from 'lit';
import { Directive, directive, PartType, type ElementPart, type PartInfo } from 'lit/directive.js';

class StyledDirective extends Directive {
  private before_: Readonly<Record<string, string>> = {};

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('styled() stands in an element, not in an attribute.');
  }

  render(styles: Readonly<Record<string, string>>): unknown {
    this.before_ = styles;
    return nothing;
  }

  override update(part: ElementPart, [styles]: [Readonly<Record<string, string>>]): unknown {
    const target = (part.element as HTMLElement | SVGElement).style;
    for (const [name, value] of Object.entries(styles)) {
      if (this.before_[name] !== value) target.setProperty(name, value);
    }
    return this.render(styles);
  }
}

/** `<div ${styled({ height: '3px' })}>`; the same properties at every render. */
export const styled = directive(StyledDirective);
