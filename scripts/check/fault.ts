import { type Code, codes } from './codes'

/** A thing wrong with the book's text or its editorial material; lines and columns from 1. */
export type Fault = {
  code: Code
  /** From the root of the project. */
  file: string
  line: number
  column: number
  /** What is wrong. */
  message: string
  /** What to put in place of what, where that cannot do harm: offsets in the file. */
  fix?: Fix
}

export type Fix = { from: number; to: number; text: string }

export type Severity = 'error' | 'warning'

export function severityOf({ code }: Fault): Severity {
  return codes[code].severity
}

/** What to do about it. */
export function adviceFor({ code }: Fault): string {
  return codes[code].advice
}

/** In the order in which one reads: by file, line and column. */
export function inOrder(faults: Fault[]): Fault[] {
  return faults.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
}

/** A fault as a line for the terminal, and what to do as a second. */
export function lineOf(fault: Fault): string {
  const { file, line, column, message, code } = fault
  return `${file}:${line}:${column} ${severityOf(fault)} ${code}\n  ${message}\n  ${adviceFor(fault)}`
}

/**
 * A fault as an annotation of a GitHub workflow, which shows it beside the line in the pull request.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function annotationOf(fault: Fault): string {
  const { file, line, column, message, code } = fault
  const place = `file=${property(file)},line=${line},col=${column},title=${property(code)}`
  return `::${severityOf(fault)} ${place}::${data(`${message}\n${adviceFor(fault)}`)}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
