// Starts Debian's browsers through playwright-core. Chromium it drives natively, a Firefox as it is packed by WebDriver BiDi.
import { createRequire } from 'node:module';
import { chromium, firefox } from 'playwright-core';
import { findChromium, findFirefox } from './setup.mjs';

const chromiumArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

export function launchChromium() {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('no chromium on PATH (apt-get install chromium, or set CHROMIUM)');
  return chromium.launch({ executablePath, args: chromiumArguments });
}

/** What Firefox calls the media features that a test asks for. */
const preferences = {
  colorScheme: { light: { 'layout.css.prefers-color-scheme.content-override': 1 }, dark: { 'layout.css.prefers-color-scheme.content-override': 0 } },
  forcedColors: { none: {}, active: { 'browser.display.document_color_use': 2 } },
  reducedMotion: { 'no-preference': {}, reduce: { 'ui.prefersReducedMotion': 1 } },
};

/** Splits a context's options into the media features, in a fixed order, and the rest. BiDi grants no permissions: Firefox is started with them. */
export function splitMedia({ colorScheme = 'light', forcedColors = 'none', reducedMotion = 'no-preference', ...options }) {
  const usual = colorScheme === 'light' && forcedColors === 'none' && reducedMotion === 'no-preference';
  return { media: usual ? {} : { colorScheme, forcedColors, reducedMotion }, rest: { ...options, permissions: [] } };
}

export function launchFirefox(media) {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('no firefox on PATH (apt-get install firefox-esr, or set FIREFOX)');
  answerForFirefox();
  const chosen = Object.entries({ colorScheme: 'light', ...media }).map(([feature, value]) => preferences[feature][value]);
  const firefoxUserPrefs = Object.assign({ 'dom.events.testing.asyncClipboard': true }, ...chosen);
  return firefox.launch({ channel: 'moz-firefox', executablePath, firefoxUserPrefs });
}

let answering = false;

/**
 * Two things in which playwright-core and this Firefox miss one another, put right on the way between them. Each new context tells its
 * media features by a command that Firefox does not know: it is answered here (the features are preferences). And a download of a blob
 * belongs to no navigation in Firefox, without which playwright-core does not report it.
 */
function answerForFirefox() {
  if (answering) return;
  answering = true;
  const { ws } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');
  const { send, emit } = ws.prototype;
  ws.prototype.send = function (text, ...rest) {
    const { id, method } = JSON.parse(text);
    if (method !== 'emulation.setMediaFeaturesOverride') return send.call(this, text, ...rest);
    return setImmediate(() => emit.call(this, 'message', Buffer.from(JSON.stringify({ type: 'success', id, result: {} })), false));
  };
  ws.prototype.emit = function (event, data, ...rest) {
    if (event !== 'message' || !data.includes('"browsingContext.download')) return emit.call(this, event, data, ...rest);
    const message = JSON.parse(data.toString());
    message.params.navigation ??= message.params.url;
    return emit.call(this, event, Buffer.from(JSON.stringify(message)), ...rest);
  };
}
