package folkmoot.federation.vocabulary;

import java.net.URI;

/**
 * Asks the author of {@code object} whether {@code instrument}, something of the sender's, may answer, like or pass it on
 * (GoToSocial's interaction controls). Answered with {@link Accept}, whose result is the authorization, or {@link Reject}.
 */
public record InteractionRequest(
        URI id, URI actor, Kind kind, URI object, Ref<ActivityStreamsObject> instrument, Recipients recipients)
        implements Activity {

    /** What is asked for. */
    public enum Kind {
        LIKE("Like"),
        REPLY("Reply"),
        ANNOUNCE("Announce");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Type of what is asked for; of an answer, {@code Reply}. */
        public String word() {
            return word;
        }

        /** Type of the request. */
        public String request() {
            return word + "Request";
        }

        /** Type of the document by which it is allowed. */
        public String authorization() {
            return word + "Authorization";
        }
    }

    /** The same with the instrument by its id only, as it is repeated in an answer. */
    public InteractionRequest repeated() {
        return new InteractionRequest(id, actor, kind, object, Ref.to(instrument.uri()), recipients);
    }
}
