package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.ProposalState.ACKNOWLEDGED;
import static folkmoot.civic.proposal.ProposalState.ANSWERED;
import static folkmoot.civic.proposal.ProposalState.ARCHIVED;
import static folkmoot.civic.proposal.ProposalState.CHECKING;
import static folkmoot.civic.proposal.ProposalState.CLOSED_UNSUPPORTED;
import static folkmoot.civic.proposal.ProposalState.CONFIRMED;
import static folkmoot.civic.proposal.ProposalState.DISPUTED;
import static folkmoot.civic.proposal.ProposalState.DONE;
import static folkmoot.civic.proposal.ProposalState.GATHERING;
import static folkmoot.civic.proposal.ProposalState.HIDDEN;
import static folkmoot.civic.proposal.ProposalState.IN_PROGRESS;
import static folkmoot.civic.proposal.ProposalState.MERGED_INTO;
import static folkmoot.civic.proposal.ProposalState.REMOVED;
import static folkmoot.civic.proposal.ProposalState.RETURNED;
import static folkmoot.civic.proposal.ProposalState.UNDER_REVIEW;
import static folkmoot.civic.proposal.ProposalState.WITHDRAWN;

import folkmoot.platform.problem.Invalid;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who may move a proposal from which state to which: the one table (docs/civic/text.md). What is hidden, removed or archived leaves
 * that state by being restored to what it was, and by nothing else.
 */
final class Transitions {

    /** What a proposal comes back from as what it was. */
    static final Set<ProposalState> KEPT = EnumSet.of(HIDDEN, REMOVED, ARCHIVED);

    private Transitions() {}

    /** Who moves it. */
    enum Mover {
        AUTHOR,
        MODERATOR,
        /** The community's rules: what bodies do, deadlines, citizens who confirm, authors who merge. */
        RULE
    }

    /** Problems: 422 with a sentence. @param sent whether a body has it */
    static void require(Mover who, ProposalState from, ProposalState to, boolean sent) {
        if (!allows(who, from, to, sent)) {
            throw Invalid.refused("A proposal that is " + from.word()
                    + (sent && from == GATHERING ? " and was sent to its bodies" : "") + " cannot become " + to.word());
        }
    }

    static boolean allows(Mover who, ProposalState from, ProposalState to, boolean sent) {
        return switch (who) {
            case AUTHOR -> byAuthor(from).contains(to);
            case MODERATOR -> byModerator(from, sent).contains(to);
            case RULE -> byRule(from).contains(to);
        };
    }

    private static Set<ProposalState> byAuthor(ProposalState from) {
        return switch (from) {
            case CHECKING, GATHERING, ACKNOWLEDGED, UNDER_REVIEW, CLOSED_UNSUPPORTED -> Set.of(WITHDRAWN);
            case RETURNED -> Set.of(WITHDRAWN, CHECKING);
            case ANSWERED,
                    IN_PROGRESS,
                    DONE,
                    CONFIRMED,
                    DISPUTED,
                    ARCHIVED,
                    MERGED_INTO,
                    WITHDRAWN,
                    HIDDEN,
                    REMOVED,
                    OTHER -> Set.of();
        };
    }

    /** What a body said, no moderator undoes: there is no way back to gathering from it. */
    static Set<ProposalState> byModerator(ProposalState from, boolean sent) {
        return switch (from) {
            case CHECKING -> Set.of(GATHERING, RETURNED, WITHDRAWN, HIDDEN, REMOVED);
            case GATHERING ->
                sent
                        ? Set.of(WITHDRAWN, ARCHIVED, HIDDEN, REMOVED)
                        : Set.of(CHECKING, RETURNED, CLOSED_UNSUPPORTED, WITHDRAWN, ARCHIVED, HIDDEN, REMOVED);
            case RETURNED -> Set.of(CHECKING, GATHERING, WITHDRAWN, ARCHIVED, HIDDEN, REMOVED);
            case CLOSED_UNSUPPORTED -> Set.of(GATHERING, ARCHIVED, HIDDEN, REMOVED);
            case ACKNOWLEDGED, UNDER_REVIEW -> Set.of(WITHDRAWN, ARCHIVED, HIDDEN, REMOVED);
            case ANSWERED, CONFIRMED, DISPUTED, WITHDRAWN, MERGED_INTO -> Set.of(ARCHIVED, HIDDEN, REMOVED);
            case IN_PROGRESS, DONE, ARCHIVED -> Set.of(HIDDEN, REMOVED);
            case HIDDEN -> Set.of(REMOVED);
            case REMOVED, OTHER -> Set.of();
        };
    }

    private static Set<ProposalState> byRule(ProposalState from) {
        var way = EnumSet.of(ACKNOWLEDGED, UNDER_REVIEW, ANSWERED, IN_PROGRESS, DONE);
        return switch (from) {
            case GATHERING -> {
                way.add(MERGED_INTO);
                yield way;
            }
            case ACKNOWLEDGED, UNDER_REVIEW, ANSWERED, IN_PROGRESS, DISPUTED -> {
                way.add(GATHERING); // a body that has not said anything yet has it now
                yield way;
            }
            case DONE -> {
                way.add(GATHERING);
                way.addAll(Set.of(CONFIRMED, DISPUTED));
                yield way;
            }
            case CHECKING, RETURNED, CLOSED_UNSUPPORTED -> Set.of(MERGED_INTO);
            case CONFIRMED, ARCHIVED, MERGED_INTO, WITHDRAWN, HIDDEN, REMOVED, OTHER -> Set.of();
        };
    }
}
