package folkmoot.platform.job;

/**
 * A kind of work for later.
 *
 * @param name stands in the database: never change or reuse it
 * @param arguments a record that can be written as JSON; keep it readable by the next version
 * @param retry when to try again after a failure
 */
public record JobKind<A>(String name, Class<A> arguments, RetryPolicy retry) {}
