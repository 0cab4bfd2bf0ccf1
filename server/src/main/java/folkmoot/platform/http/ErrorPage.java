package folkmoot.platform.http;

/** The page a browser gets when something did not work. {@code web} gives the real one. */
@FunctionalInterface
public interface ErrorPage {

    /** The plain one, for when there is no other. */
    ErrorPage PLAIN = (status, message, request) -> "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + status + "</title><h1>"
            + escape(message) + "</h1><p>" + status + " · " + request.requestId()
            + "</p><p><a href=\"/\">Start page</a></p></html>";

    /**
     * @param message what went wrong, in words that are safe to show
     * @param request what was asked, without its body
     */
    String render(int status, String message, Request request);

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
