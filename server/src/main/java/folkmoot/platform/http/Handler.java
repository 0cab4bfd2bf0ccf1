package folkmoot.platform.http;

/** Answers one request. Runs on a virtual thread, so it may block; a thrown problem becomes its status code. */
@FunctionalInterface
public interface Handler {

    Response handle(Request request);
}
