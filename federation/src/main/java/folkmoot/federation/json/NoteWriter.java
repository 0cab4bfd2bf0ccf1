package folkmoot.federation.json;

import static folkmoot.federation.json.ObjectWriter.put;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Attachment;
import folkmoot.federation.vocabulary.CivicProposal;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Writes posts. */
final class NoteWriter {

    private NoteWriter() {}

    static ObjectNode write(Note note) {
        var json = Json.object();
        json.put("id", note.id().toString());
        json.put("type", note.type());
        json.put("attributedTo", note.author().toString());
        ActivityWriter.putRecipients(json, note.recipients());
        put(json, "inReplyTo", note.thread().inReplyTo());
        put(json, "context", note.thread().context());
        put(json, "published", note.published());
        put(json, "updated", note.updated());
        put(json, "url", note.url());
        putText(json, note.text());
        QuoteFields.writeLink(putTags(json, note.tags()), note.quoting());
        putAttachments(json, note);
        note.thread().replies().ifPresent(replies -> json.set("replies", replies(replies)));
        put(json, "history", note.thread().history());
        putTotal(json, "likes", note.totals().likesId(), note.totals().likes());
        putTotal(json, "shares", note.totals().sharesId(), note.totals().shares());
        QuoteFields.write(json, note.quoting());
        PolicyFields.write(json, note);
        note.poll().ifPresent(poll -> PollFields.write(json, poll));
        note.location().ifPresent(place -> PlaceFields.write(json, place));
        note.proposal().ifPresent(proposal -> json.set("proposal", proposal(proposal)));
        note.matter().ifPresent(matter -> MatterFields.write(json, matter));
        note.event().ifPresent(event -> MatterFields.writeEvent(json, event));
        return json;
    }

    /** None yet where nothing else is known; the page after these has whatever came meanwhile. */
    private static ObjectNode replies(URI id) {
        var replies = Json.object().put("id", id.toString()).put("type", "Collection");
        replies.putObject("first")
                .put("type", "CollectionPage")
                .put("partOf", id.toString())
                .put("next", id + "?page=true")
                .putArray("items");
        return replies;
    }

    static ArrayNode putTags(ObjectNode json, List<Tag> tags) {
        var array = json.putArray("tag");
        for (var tag : tags) {
            var item = array.addObject();
            switch (tag) {
                case Tag.Mention(var href, var name) -> {
                    item.put("type", "Mention").put("href", href.toString());
                    put(item, "name", name);
                }
                case Tag.Hashtag(var href, var name) -> {
                    item.put("type", "Hashtag");
                    put(item, "href", href);
                    item.put("name", name);
                }
                case Tag.Emoji(var id, var name, var icon) -> {
                    put(item, "id", id);
                    item.put("type", "Emoji").put("name", name);
                    item.putObject("icon").put("type", "Image").put("url", icon.toString());
                }
            }
        }
        return array;
    }

    private static void putText(ObjectNode json, Note.Text text) {
        put(json, "name", text.name());
        put(json, "summary", text.summary());
        json.put("sensitive", text.sensitive());
        if (!text.content().isEmpty() || text.name().isEmpty()) {
            json.put("content", text.content()); // a vote has a name and no content
        }
        if (!text.contentMap().isEmpty()) {
            var map = json.putObject("contentMap");
            new TreeMap<>(text.contentMap()).forEach(map::put);
        }
        text.source()
                .ifPresent(source -> json.putObject("source")
                        .put("content", source.content())
                        .put("mediaType", source.mediaType()));
    }

    private static void putAttachments(ObjectNode json, Note note) {
        var array = json.putArray("attachment");
        note.attachments().forEach(file -> {
            var item = array.addObject().put("type", file.type());
            put(item, "mediaType", file.mediaType());
            item.put("url", file.url().toString());
            put(item, "name", file.name());
            putLook(item, file.look());
        });
    }

    private static void putLook(ObjectNode item, Attachment.Look look) {
        look.width().ifPresent(width -> item.put("width", width));
        look.height().ifPresent(height -> item.put("height", height));
        put(item, "blurhash", look.blurhash());
        look.focalPoint()
                .ifPresent(point -> item.putArray("focalPoint").add(point.x()).add(point.y()));
    }

    /** The number only: who liked is nobody's business. */
    private static void putTotal(ObjectNode json, String name, Optional<URI> id, OptionalLong total) {
        if (id.isPresent() && total.isPresent()) {
            json.putObject(name)
                    .put("id", id.get().toString())
                    .put("type", "Collection")
                    .put("totalItems", total.getAsLong());
        }
    }

    private static ObjectNode proposal(CivicProposal proposal) {
        var json = Json.object();
        json.put("type", "fm:Proposal");
        json.put("name", proposal.name());
        put(json, "problem", proposal.problem());
        json.put("ask", proposal.ask());
        put(json, "category", proposal.category());
        put(json, "locality", proposal.locality());
        put(json, "lifeEvent", proposal.lifeEvent());
        put(json, "language", proposal.language());
        put(json, "state", proposal.state());
        if (!proposal.responsibleBodies().isEmpty()) {
            put(json, "responsibleBody", proposal.responsibleBodies());
        }
        put(json, "record", proposal.record());
        return json;
    }
}
