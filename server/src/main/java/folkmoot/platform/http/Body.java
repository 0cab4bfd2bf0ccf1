package folkmoot.platform.http;

/**
 * What a route takes as its body.
 *
 * @param limit the most bytes that are read before the request is refused with 413
 * @param parameters whether the body is JSON or a form and its values are parameters (anything else is refused with
 *     415); without it the handler gets the bytes as they came and looks at the content type itself
 */
public record Body(int limit, boolean parameters) {

    /** What a route takes that says nothing: parameters, 256 KiB. */
    public static final Body DEFAULT = new Body(256 * 1024, true);

    /** Parameters and files up to this many bytes together. */
    public static Body upTo(int limit) {
        return new Body(limit, true);
    }

    /** The bytes as they came, up to this many. */
    public static Body raw(int limit) {
        return new Body(limit, false);
    }
}
