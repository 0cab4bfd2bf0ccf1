package folkmoot.platform.http;

/** The request methods that routes are registered for. HEAD is answered by GET, OPTIONS by the listener itself. */
public enum Method {
    GET,
    POST,
    PUT,
    PATCH,
    DELETE
}
