// The look of view letters, shared by every element that shows one.
import { css } from 'lit';

export const tagStyles = css`
  .v0 {
    --view: var(--view-0);
  }
  .v1 {
    --view: var(--view-1);
  }
  .v2 {
    --view: var(--view-2);
  }
  .v3 {
    --view: var(--view-3);
  }
  .v4 {
    --view: var(--view-4);
  }
  .v5 {
    --view: var(--view-5);
  }
  .tag {
    display: inline-grid;
    place-items: center;
    flex: none;
    min-width: 1.125rem;
    height: 1.125rem;
    padding: 0 0.1875rem;
    border: 1.5px solid var(--view);
    border-radius: 3px;
    background: var(--view);
    color: var(--sheet);
    font: 700 0.6875rem/1 var(--mono);
    vertical-align: 0.05em;
  }
  .tag.hollow {
    background: var(--sheet);
    color: var(--view);
  }
  .tag.released {
    border-color: var(--ink-3);
    border-style: dashed;
    background: repeating-linear-gradient(135deg, transparent 0 3px, var(--rule) 3px 4px);
    color: var(--ink-3);
    text-decoration: line-through;
  }
  @media (forced-colors: active) {
    .v0,
    .v1,
    .v2,
    .v3,
    .v4,
    .v5 {
      --view: CanvasText;
    }
    .tag {
      forced-color-adjust: none;
      border-color: CanvasText;
      background: CanvasText;
      color: Canvas;
    }
    .tag.hollow,
    .tag.released {
      background: Canvas;
      color: CanvasText;
    }
  }
`;
