package folkmoot.civic.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;

/** What a leaf of the log is the hash of: one JSON object in canonical form (RFC 8785), which reveals nobody. */
public sealed interface LogEntry {

    /** As it is hashed and published. */
    default byte[] bytes() {
        return Json.canonical(json());
    }

    ObjectNode json();

    /**
     * The standing of one support after something happened to it.
     *
     * @param commitment {@link Commitments#of}: the same for all entries of one support
     * @param now empty once it was taken back
     */
    record SupportEntry(
            SupportAct act,
            Instant at,
            URI proposal,
            String commitment,
            Optional<SupportStanding> now,
            SupportStanding last)
            implements LogEntry {

        @Override
        public ObjectNode json() {
            var json = Json.object()
                    .put("kind", "support")
                    .put("act", act.word())
                    .put("at", at.truncatedTo(ChronoUnit.HOURS).toString())
                    .put("proposal", proposal.toString())
                    .put("support", commitment)
                    .put("version", now.orElse(last).version())
                    .put("column", now.orElse(last).column())
                    .put("count", now.map(SupportStanding::count).orElse("none"));
            now.flatMap(SupportStanding::why).ifPresent(why -> json.put("why", why));
            return json;
        }
    }

    /** A proposal has a text: the first, or another. */
    record VersionEntry(Instant at, URI proposal, int version, String digest) implements LogEntry {

        @Override
        public ObjectNode json() {
            return Json.object()
                    .put("kind", "version")
                    .put("at", second(at))
                    .put("proposal", proposal.toString())
                    .put("version", version)
                    .put("text", digest);
        }
    }

    /**
     * Something happened to a proposal.
     *
     * @param by rule, body, or person: who that was stands in the history of the proposal, from which it can be erased
     */
    record EventEntry(
            Instant at,
            URI proposal,
            String event,
            Optional<String> from,
            Optional<String> to,
            Optional<URI> body,
            String by,
            Optional<String> reason)
            implements LogEntry {

        @Override
        public ObjectNode json() {
            var json = Json.object()
                    .put("kind", "event")
                    .put("at", second(at))
                    .put("proposal", proposal.toString())
                    .put("event", event)
                    .put("by", by);
            from.ifPresent(word -> json.put("from", word));
            to.ifPresent(word -> json.put("to", word));
            body.ifPresent(uri -> json.put("body", uri.toString()));
            reason.ifPresent(word -> json.put("reason", word));
            return json;
        }
    }

    /**
     * A body answered, changed what it had answered, or removed the post.
     *
     * @param act answered, edited, removed
     * @param response id of the answer: all entries about one have the same
     * @param version which of its versions, from 1
     * @param body the body's actor, or its page where it has none
     * @param track the state that the version names, or {@code note}
     * @param digest of that version
     */
    record ResponseEntry(
            String act, Instant at, URI proposal, long response, int version, URI body, String track, String digest)
            implements LogEntry {

        @Override
        public ObjectNode json() {
            return Json.object()
                    .put("kind", "response")
                    .put("act", act)
                    .put("at", second(at))
                    .put("proposal", proposal.toString())
                    .put("response", Long.toString(response))
                    .put("version", version)
                    .put("body", body.toString())
                    .put("track", track)
                    .put("text", digest);
        }
    }

    /**
     * A moderator did something, which stands in the community's own log.
     *
     * @param entry id there
     */
    record ActEntry(Instant at, URI community, String act, long entry) implements LogEntry {

        @Override
        public ObjectNode json() {
            return Json.object()
                    .put("kind", "act")
                    .put("at", second(at))
                    .put("community", community.toString())
                    .put("act", act)
                    .put("entry", Long.toString(entry));
        }
    }

    /** A community has a rule about what counts. */
    record RuleEntry(Instant at, URI community, ObjectNode rule) implements LogEntry {

        @Override
        public ObjectNode json() {
            var json = Json.object().put("kind", "rule").put("at", second(at)).put("community", community.toString());
            json.set("rule", rule);
            return json;
        }
    }

    /**
     * A community came from another instance, where it was counted in another log.
     *
     * @param from the id of its Group there
     */
    record ContinuesEntry(Instant at, URI community, URI from, String log, long size, byte[] root) implements LogEntry {

        @Override
        public ObjectNode json() {
            return Json.object()
                    .put("kind", "continues")
                    .put("at", second(at))
                    .put("community", community.toString())
                    .put("from", from.toString())
                    .put("log", log)
                    .put("size", Long.toString(size))
                    .put("root", Base64.getEncoder().encodeToString(root));
        }
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
