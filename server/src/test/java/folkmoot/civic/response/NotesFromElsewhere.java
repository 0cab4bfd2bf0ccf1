package folkmoot.civic.response;

import folkmoot.civic.CivicTown;
import folkmoot.federation.testing.RemotePerson;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What somebody writes whose software is shaped like Mastodon: plain notes, hashtags as links, edits as Update, removals as Delete with a
 * Tombstone.
 */
public final class NotesFromElsewhere {

    private static final Pattern HASHTAG = Pattern.compile("(?<![\\w/&])#([\\p{L}\\p{M}\\p{N}_]+)");
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private final CivicTown town;
    private final Map<String, String> parents = new HashMap<>();
    private int sent;

    public NotesFromElsewhere(CivicTown town) {
        this.town = town;
    }

    /** A public reply. In its text, hashtags are marked as Mastodon does; ' must not stand in it. The id of the note. */
    public String replies(RemotePerson by, String parent, String text) {
        return writes(by, parent, marked(by, text));
    }

    /** The same with HTML as it is. */
    public String writes(RemotePerson by, String parent, String html) {
        var id = by.id() + "/statuses/" + ++sent;
        parents.put(id, parent);
        town.send(
                by,
                "{'id':'%1$s/activity','type':'Create','actor':'%2$s','to':['%3$s'],'object':%4$s}"
                        .formatted(id, by.id(), PUBLIC, note(by, id, html, "")));
        town.settle();
        return id;
    }

    /** Writes a note anew. */
    public void edits(RemotePerson by, String id, String text) {
        var html = marked(by, text);
        town.send(
                by,
                "{'id':'%1$s#updates/%5$d','type':'Update','actor':'%2$s','to':['%3$s'],'object':%4$s}"
                        .formatted(
                                id,
                                by.id(),
                                PUBLIC,
                                note(by, id, html, ",'updated':'2030-01-01T00:00:%02dZ'".formatted(++sent % 60)),
                                sent));
        town.settle();
    }

    public void removes(RemotePerson by, String id) {
        town.send(
                by,
                "{'id':'%1$s#delete','type':'Delete','actor':'%2$s','to':['%3$s'],'object':{'id':'%1$s','type':'Tombstone'}}"
                        .formatted(id, by.id(), PUBLIC));
        town.settle();
    }

    private String note(RemotePerson by, String id, String html, String more) {
        var tags = HASHTAG.matcher(html.replaceAll("<[^>]*>", ""))
                .results()
                .map(tag -> "{'type':'Hashtag','name':'#%1$s','href':'%2$s'}"
                        .formatted(tag.group(1), by.uri("/tags/" + tag.group(1))))
                .collect(Collectors.joining(","));
        return ("{'id':'%1$s','type':'Note','attributedTo':'%2$s','to':['%3$s'],'cc':['%2$s/followers'],'inReplyTo':'%4$s',"
            + "'content':'%5$s','tag':[%6$s],'published':'2026-11-01T00:00:00Z'%7$s}")
                .formatted(id, by.id(), PUBLIC, parents.get(id), html.replace("\"", "\\\""), tags, more);
    }

    private static String marked(RemotePerson by, String text) {
        return "<p>"
                + HASHTAG.matcher(text)
                        .replaceAll("<a href=\"" + by.uri("/tags/")
                                + "$1\" class=\"mention hashtag\" rel=\"tag\">#<span>$1</span></a>")
                + "</p>";
    }
}
