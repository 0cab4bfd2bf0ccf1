package folkmoot.door.web;

import folkmoot.platform.http.Response;
import folkmoot.platform.text.Html;
import java.nio.charset.StandardCharsets;

/** A feed for feed readers (RFC 4287), entry by entry, the newest first. */
final class AtomFeed {

    private final StringBuilder xml = new StringBuilder(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");

    /** @param page the page that it tells of, which names it; @param updated as RFC 3339 has it */
    AtomFeed(String title, String page, String updated, String author) {
        element("title", title);
        element("id", page);
        element("updated", updated);
        xml.append("<author><name>").append(Html.escapeXml(author)).append("</name></author>\n");
        link("", page);
    }

    /** Where it stands itself. */
    AtomFeed at(String address) {
        link(" rel=\"self\"", address);
        return this;
    }

    /** @param page what it links to */
    void add(String id, String page, String title, String updated, String summary) {
        xml.append("<entry>\n");
        element("title", title);
        element("id", id);
        element("updated", updated);
        link("", page);
        element("summary", summary);
        xml.append("</entry>\n");
    }

    private void element(String name, String text) {
        xml.append('<')
                .append(name)
                .append('>')
                .append(Html.escapeXml(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void link(String relation, String address) {
        xml.append("<link")
                .append(relation)
                .append(" href=\"")
                .append(Html.escapeXml(address))
                .append("\"/>\n");
    }

    Response response() {
        return Response.bytes(
                200, "application/atom+xml; charset=utf-8", (xml + "</feed>\n").getBytes(StandardCharsets.UTF_8));
    }
}
