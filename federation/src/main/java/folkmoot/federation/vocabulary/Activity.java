package folkmoot.federation.vocabulary;

import java.net.URI;

/** What an actor does. The compiler names every place that a new kind must touch. */
public sealed interface Activity extends ActivityStreamsObject
        permits Follow,
                Accept,
                Reject,
                Undo,
                Create,
                Update,
                Delete,
                Like,
                Dislike,
                Lock,
                Join,
                Leave,
                Invite,
                FeatureRequest,
                Announce,
                Add,
                Remove,
                Block,
                Flag,
                Move,
                QuoteRequest,
                InteractionRequest,
                Unrecognized {

    /** Who does it; trust it only after comparing it with the signer. */
    URI actor();

    /** Whom it is addressed to, as written in it. */
    Recipients recipients();

    /** The type word on the wire. */
    default String type() {
        return switch (this) {
            case Unrecognized unrecognized -> unrecognized.typeWord();
            case Follow _ -> "Follow";
            case Accept _ -> "Accept";
            case Reject _ -> "Reject";
            case Undo _ -> "Undo";
            case Create _ -> "Create";
            case Update _ -> "Update";
            case Delete _ -> "Delete";
            case Like _ -> "Like";
            case Dislike _ -> "Dislike";
            case Lock _ -> "Lock";
            case Join _ -> "Join";
            case Leave _ -> "Leave";
            case Invite _ -> "Invite";
            case FeatureRequest _ -> "FeatureRequest";
            case Announce _ -> "Announce";
            case Add _ -> "Add";
            case Remove _ -> "Remove";
            case QuoteRequest _ -> "QuoteRequest";
            case InteractionRequest request -> request.kind().request();
            case Block _ -> "Block";
            case Flag _ -> "Flag";
            case Move _ -> "Move";
        };
    }
}
