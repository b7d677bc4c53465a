const named = (name) => ({ type: 'Identifier', name })
const parse = {
  type: 'MemberExpression',
  object: named('JSON'),
  property: named('parse'),
  computed: false,
  optional: false,
}

/** The node of `export const name = value` in a chapter: as JSON, which the bundler and the server read sooner than an object. */
export function exported(name, value) {
  const json = { type: 'Literal', value: JSON.stringify(value) }
  const init = { type: 'CallExpression', callee: parse, arguments: [json], optional: false }
  const declarations = [{ type: 'VariableDeclarator', id: named(name), init }]
  const declaration = { type: 'VariableDeclaration', kind: 'const', declarations }
  const body = [{ type: 'ExportNamedDeclaration', declaration, specifiers: [], source: null, attributes: [] }]
  return { type: 'mdxjsEsm', value: '', data: { estree: { type: 'Program', sourceType: 'module', body } } }
}
