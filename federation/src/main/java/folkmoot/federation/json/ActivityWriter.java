package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Dislike;
import folkmoot.federation.vocabulary.FeatureRequest;
import folkmoot.federation.vocabulary.Flag;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.Invite;
import folkmoot.federation.vocabulary.Join;
import folkmoot.federation.vocabulary.Leave;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Move;
import folkmoot.federation.vocabulary.QuoteRequest;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Unrecognized;
import folkmoot.federation.vocabulary.Update;

/** Writes activities. */
final class ActivityWriter {

    private ActivityWriter() {}

    static ObjectNode write(Activity activity) {
        var json = Json.object();
        json.put("id", activity.id().toString());
        json.put("type", activity.type());
        json.put("actor", activity.actor().toString());
        putObject(json, activity);
        putRecipients(json, activity.recipients());
        return json;
    }

    static void putRecipients(ObjectNode json, Recipients recipients) {
        if (!recipients.to().isEmpty() || !recipients.cc().isEmpty()) {
            ObjectWriter.put(json, "to", recipients.to());
            ObjectWriter.put(json, "cc", recipients.cc());
        }
        ObjectWriter.put(json, "audience", recipients.audience());
    }

    private static void putObject(ObjectNode json, Activity activity) {
        switch (activity) {
            case Follow follow -> json.put("object", follow.object().toString());
            case Accept accept -> {
                ObjectWriter.putRef(json, "object", accept.object());
                ObjectWriter.put(json, "result", accept.result());
            }
            case QuoteRequest request -> {
                json.put("object", request.object().toString());
                ObjectWriter.putRef(json, "instrument", request.instrument());
            }
            case InteractionRequest request -> {
                json.put("object", request.object().toString());
                ObjectWriter.putRef(json, "instrument", request.instrument());
            }
            case Reject reject -> ObjectWriter.putRef(json, "object", reject.object());
            case Undo undo -> ObjectWriter.putRef(json, "object", undo.object());
            case Create create -> {
                ObjectWriter.put(json, "published", create.published());
                ObjectWriter.putRef(json, "object", create.object());
            }
            case Update update -> {
                ObjectWriter.put(json, "published", update.published());
                ObjectWriter.putRef(json, "object", update.object());
            }
            case Delete delete -> putDeleted(json, delete);
            case Like like -> {
                json.put("object", like.object().toString());
                ObjectWriter.put(json, "content", like.content());
            }
            case Announce announce -> {
                ObjectWriter.put(json, "published", announce.published());
                ObjectWriter.putRef(json, "object", announce.object());
            }
            case Add add ->
                json.put("object", add.object().toString())
                        .put("target", add.target().toString());
            case Remove remove ->
                json.put("object", remove.object().toString())
                        .put("target", remove.target().toString());
            case Block block -> putBlock(json, block);
            case Dislike dislike -> json.put("object", dislike.object().toString());
            case Lock lock -> {
                json.put("object", lock.object().toString());
                ObjectWriter.put(json, "summary", lock.summary());
            }
            case Join join -> json.put("object", join.object().toString());
            case Leave leave -> json.put("object", leave.object().toString());
            case Invite invite -> json.put("object", invite.object().toString());
            case FeatureRequest request -> json.put("object", request.object().toString());
            case Move move ->
                json.put("object", move.object().toString())
                        .put("target", move.target().toString());
            case Flag flag -> {
                json.put("content", flag.content());
                var objects = json.putArray("object");
                flag.objects().forEach(object -> objects.add(object.toString()));
            }
            case Unrecognized _ -> {
                // has no object that we know of; never sent
            }
        }
    }

    /** A ban is written with both words for its end, as Lemmy's versions read one or the other. */
    private static void putBlock(ObjectNode json, Block block) {
        json.put("object", block.object().toString());
        block.ban().ifPresent(ban -> {
            json.put("target", ban.target().toString());
            ObjectWriter.put(json, "summary", ban.reason());
            json.put("removeData", ban.removeData());
            ObjectWriter.put(json, "endTime", ban.until());
            ObjectWriter.put(json, "expires", ban.until());
        });
    }

    /** Posts are named by a tombstone, as Mastodon does; an actor by its plain id. */
    private static void putDeleted(ObjectNode json, Delete delete) {
        ObjectWriter.put(json, "summary", delete.summary());
        delete.removeData().ifPresent(all -> json.put("removeData", all));
        if (delete.isOfTheActor() || delete.summary().isPresent()) {
            json.put("object", delete.object().toString());
        } else {
            json.putObject("object").put("id", delete.object().toString()).put("type", "Tombstone");
        }
    }
}
