package folkmoot.door.web.feed;

import folkmoot.platform.http.Response;
import folkmoot.platform.text.Html;
import java.nio.charset.StandardCharsets;

/** For feed readers (RFC 4287). */
final class AtomFeed {

    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");

    static Response of(Feed feed) {
        var atom = new AtomFeed();
        atom.write(feed);
        return Response.bytes(
                200, "application/atom+xml; charset=utf-8", atom.xml.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void write(Feed feed) {
        xml.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(Html.escapeXml(feed.language()))
                .append("\">\n");
        element("title", feed.title());
        element("id", feed.page());
        element("updated", feed.updated().toString());
        xml.append("<author>\n");
        element("name", feed.author());
        xml.append("</author>\n");
        link("", feed.page());
        link(" rel=\"self\"", feed.self() + "/feed.atom");
        feed.entries().forEach(this::write);
        xml.append("</feed>\n");
    }

    private void write(Feed.Entry entry) {
        xml.append("<entry>\n");
        element("title", entry.title());
        element("id", entry.id());
        element("updated", entry.when().toString());
        link("", entry.url());
        element("summary", entry.text());
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
}
