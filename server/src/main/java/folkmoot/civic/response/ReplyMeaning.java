package folkmoot.civic.response;

import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.Status;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a reply means where it stands: by which day, which body it names, which answer it joins, and whether it may say so. */
record ReplyMeaning(Foundations civic, ResponseStore store) {

    private static final int LONGEST_MEASURE = 300;

    /** With these a day is a promise. */
    private static final Set<TrackState> PROMISING =
            EnumSet.of(TrackState.ACCEPTED, TrackState.ACCEPTED_IN_PART, TrackState.PLANNED, TrackState.IN_PROGRESS);

    /** What is kept of it, and what its author has to be told. */
    record Meant(Statement says, Optional<Refused> told) {

        static Meant refused(Refused why) {
            return new Meant(Statement.COMMENT, Optional.of(why));
        }
    }

    /** @param at where the track is, or was when it said so first */
    Meant of(Transaction tx, Proposal proposal, Voice voice, TrackState at, Status reply, ReplyReading reading) {
        if (reading.contradictsItself()) {
            return Meant.refused(Refused.CONTRADICTION);
        }
        if (reading.joins()) {
            return joining(tx, voice, reply)
                    .map(says -> allowed(proposal, at, says, Optional.empty()))
                    .orElseGet(() -> Meant.refused(Refused.NOTHING_TO_JOIN));
        }
        var says = reading.statement();
        if (says.position().equals(Optional.of(TrackState.NOT_OURS))) {
            var named = named(tx, proposal, voice, reply, reading);
            return allowed(
                    proposal,
                    at,
                    named.map(says::naming).orElse(says),
                    named.isPresent() ? Optional.empty() : Optional.of(Refused.NOBODY_NAMED));
        }
        return allowed(proposal, at, promising(says, reply, reading), Optional.empty());
    }

    private static Meant allowed(Proposal proposal, TrackState at, Statement says, Optional<Refused> told) {
        return Answering.refusal(proposal, at, says)
                .map(Meant::refused)
                .orElseGet(() -> new Meant(goesBack(at, says) ? says : says.withoutReason(), told));
    }

    private static boolean goesBack(TrackState at, Statement says) {
        return says.position().filter(to -> to.isBefore(at)).isPresent();
    }

    /** The answer of another body to which it replies. */
    private Optional<Statement> joining(Transaction tx, Voice voice, Status reply) {
        return reply.thread().parent().stream()
                .flatMap(parent -> store.of(tx, parent).stream())
                .filter(other -> !other.body().equals(Optional.of(voice.body().id())))
                .filter(other -> other.removed().isEmpty() && other.position().isPresent())
                .findFirst()
                .map(Statement::joining);
    }

    private Optional<String> named(Transaction tx, Proposal proposal, Voice voice, Status reply, ReplyReading reading) {
        var mentioned = civic.accounts()
                .list(tx, civic.statuses().mentions(tx, List.of(reply.id())).getOrDefault(reply.id(), List.of()));
        return new RightBody(civic)
                .in(tx, proposal.community(), reading.rest(), mentioned)
                .filter(body -> !body.id().equals(voice.body().id()))
                .map(body -> body.slug());
    }

    private Statement promising(Statement says, Status reply, ReplyReading reading) {
        if (says.position().filter(PROMISING::contains).isEmpty()) {
            return says;
        }
        return Dates.find(reading.after(), civic.days().day(civic.clock().instant()))
                .map(dated -> says.by(dated.day(), measure(dated.rest(), reply)))
                .orElse(says);
    }

    /** What stands beside the day, or all that it says. */
    private static String measure(String rest, Status reply) {
        var text = rest.isBlank() ? Html.text(reply.text().content()) : rest;
        return Names.cut(Names.clean(text), LONGEST_MEASURE);
    }
}
