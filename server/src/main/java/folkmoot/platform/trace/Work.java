package folkmoot.platform.trace;

/** What is done within a span. */
public enum Work {
    /** Answering a request; named by its method and route. */
    REQUEST,
    /** A job from the queue; named by its kind. */
    JOB,
    /** Sending an activity to an inbox. */
    DELIVERY,
    /** Understanding an activity that came in, with all that has to be fetched for it; named by its type. */
    ACTIVITY
}
