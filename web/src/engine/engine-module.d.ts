// The glue that Emscripten writes beside bufferscope.wasm (package.json "imports"); module.ts knows its type.
declare module '#engine-module' {
  const createModule: unknown;
  export default createModule;
}
