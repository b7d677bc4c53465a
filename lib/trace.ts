import { type Attributes, context, SpanStatusCode, trace } from '@opentelemetry/api'

/** Does some work within a span of its own; without a tracer that is registered it costs next to nothing. */
export function traced<T>(name: string, work: () => T, attributes: Attributes = {}): T {
  return trace.getTracer('lectern').startActiveSpan(name, { attributes }, (span) => {
    const fail = (cause: unknown): never => {
      span.setStatus({ code: SpanStatusCode.ERROR, message: cause instanceof Error ? cause.name : 'failed' })
      span.end()
      throw cause
    }
    try {
      const done = work()
      if (done instanceof Promise) return done.finally(() => span.end()).catch(fail) as T
      span.end()
      return done
    } catch (cause) {
      return fail(cause)
    }
  })
}

/**
 * A generator whose every step is done within one span, which begins now, under the one that is active now: who asks for
 * the next step later has another, or none.
 * @param note adds what is known at the end
 */
export function tracedSteps<T, R>(
  name: string,
  steps: AsyncGenerator<T, R, undefined>,
  note: (end: R) => Attributes = () => ({}),
): AsyncGenerator<T, R, undefined> {
  const span = trace.getTracer('lectern').startSpan(name)
  const within = trace.setSpan(context.active(), span)
  const end = async (step: Promise<IteratorResult<T, R>>) => {
    try {
      const result = await step
      if (result.done) span.setAttributes(note(result.value)).end()
      return result
    } catch (cause) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: cause instanceof Error ? cause.name : 'failed' }).end()
      throw cause
    }
  }
  const wrapped: AsyncGenerator<T, R, undefined> = {
    next: () => end(context.with(within, () => steps.next())),
    return: (value) => end(context.with(within, () => steps.return(value))),
    throw: (cause) => end(context.with(within, () => steps.throw(cause))),
    [Symbol.asyncIterator]: () => wrapped,
    [Symbol.asyncDispose]: async () => void (await wrapped.return(undefined as R)),
  }
  return wrapped
}
