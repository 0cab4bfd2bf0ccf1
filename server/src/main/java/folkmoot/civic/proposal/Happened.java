package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import java.util.Optional;

/** Something that happened to a proposal, in the making: {@link Proposals#record} writes it down. */
public record Happened(
        String kind,
        Optional<String> from,
        Optional<String> to,
        Optional<BodyId> body,
        Optional<AccountId> actor,
        Optional<String> reason,
        String note) {

    public Happened by(AccountId who) {
        return new Happened(kind, from, to, body, Optional.of(who), reason, note);
    }

    public Happened of(BodyId whose) {
        return new Happened(kind, from, to, Optional.of(whose), actor, reason, note);
    }

    public Happened change(String before, String after) {
        return new Happened(kind, Optional.of(before), Optional.of(after), body, actor, reason, note);
    }

    public Happened to(String what) {
        return new Happened(kind, from, Optional.of(what), body, actor, reason, note);
    }

    public Happened because(Optional<String> code, String text) {
        return new Happened(kind, from, to, body, actor, code, text);
    }

    /** Of one of the kinds in {@link ProposalEvent}, with nothing else said. */
    public static Happened event(String kind) {
        return new Happened(
                kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }
}
