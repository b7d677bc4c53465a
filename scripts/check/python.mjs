import { parentPort } from 'node:worker_threads'
import { loadPyodide } from 'pyodide'

// Runs Python listings, one after the other: in a thread of its own, which can be ended where a listing does not end.
const interpreter = await loadPyodide()
interpreter.runPython(`
import contextlib, io, sys, traceback
def run_listing(source):
    printed = io.StringIO()
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(source, 'listing', 'exec'), {'__name__': '__main__'})
    except BaseException as error:
        lines = [f.lineno for f in traceback.extract_tb(error.__traceback__) if f.filename == 'listing']
        line = getattr(error, 'lineno', None) if isinstance(error, SyntaxError) else (lines[-1] if lines else 1)
        return [printed.getvalue(), f'{type(error).__name__}: {error}', line or 1]
    return [printed.getvalue(), None, None]
`)
const run = interpreter.globals.get('run_listing')

parentPort.on('message', (source) => {
  const [printed, error, line] = run(source).toJs()
  parentPort.postMessage(error ? { printed, error: { message: error, line } } : { printed })
})
parentPort.postMessage('ready')
