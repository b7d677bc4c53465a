/**
 * Whether servers from before a migration go on working after it: it only adds tables, indexes and columns that they
 * need not fill. So a deployment can migrate while the one before it still answers, and can be taken back.
 * @param statements SQL as drizzle-kit writes it
 */
export function isAdditive(statements: string[]): boolean {
  const made = new Set(statements.flatMap((statement) => /^\s*CREATE TABLE "(\w+)"/i.exec(statement)?.[1] ?? []))
  return statements.every((statement) => addsOnly(statement.trim(), made))
}

function addsOnly(statement: string, made: Set<string>): boolean {
  if (/^CREATE TABLE /i.test(statement)) return true
  // A unique index refuses rows that older servers write.
  if (/^CREATE INDEX /i.test(statement)) return true
  const [, table = '', change = ''] = /^ALTER TABLE "(\w+)" (.*)$/is.exec(statement) ?? []
  if (made.has(table)) return true
  return /^ADD COLUMN /i.test(change) && (!/\bNOT NULL\b/i.test(change) || /\bDEFAULT\b/i.test(change))
}
