package folkmoot.civic.matter;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Spot;
import folkmoot.federation.vocabulary.Note;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.talk.status.NoteObserver;
import folkmoot.talk.status.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Posts of other servers that say themselves that they are of a kind: an {@code Event} of Mobilizon, an offer on another Folkmoot. One that is
 * addressed to a community of ours which wants the kind is at home there; others are shown with what they say, and their home counts.
 */
public final class MattersElsewhere implements NoteObserver {

    private final Matters matters;
    private final MatterWriting writing;
    private final KindChoices choices;
    private final Foundations civic;

    public MattersElsewhere(Matters matters, MatterWriting writing, KindChoices choices) {
        this.matters = matters;
        this.writing = writing;
        this.choices = choices;
        this.civic = matters.civic();
    }

    @Override
    public void received(Transaction tx, Status status, Account author, Note note) {
        if (status.isReply() || status.local()) {
            return;
        }
        matters.kinds().all().stream()
                .filter(kind -> reads(kind, note))
                .findFirst()
                .ifPresent(kind -> keep(tx, kind, status, author, note));
    }

    private static <B> boolean reads(MatterKind<B> kind, Note note) {
        return kind.wire().read(kind, note).isPresent();
    }

    private <B> void keep(Transaction tx, MatterKind<B> kind, Status status, Account author, Note note) {
        var block = kind.wire().read(kind, note).orElseThrow();
        var known = matters.find(tx, status.id());
        var community = status.thread()
                .community()
                .flatMap(id -> civic.communities().find(tx, id))
                .filter(one -> choices.wants(tx, one, kind));
        if (known.isPresent() && known.get().isHome()) {
            follow(tx, kind, known.get(), author, note, block);
        } else if (known.isEmpty() && community.isPresent()) {
            adopt(tx, community.get(), kind, status, author, typed(kind, note, block));
        } else {
            mirror(tx, kind, known, status, note, block);
        }
    }

    private <B> void adopt(
            Transaction tx,
            Community community,
            MatterKind<B> kind,
            Status status,
            Account author,
            Map<String, String> typed) {
        try {
            writing.adopt(tx, community, author, kind, typed, status);
        } catch (Invalid | Forbidden _) {
            // its author has a page of its own for it; here it stays a post
        }
    }

    private <B> void follow(Transaction tx, MatterKind<B> kind, Matter matter, Account author, Note note, B block) {
        try {
            if (!matter.state().isOver()) {
                writing.changed(tx, matter.id(), author, typed(kind, note, block));
            }
            state(kind, note, block)
                    .filter(state -> state != matter.state() && state.isOver())
                    .ifPresent(state -> matters.store()
                            .setState(tx, matter.id(), state, civic.clock().instant()));
        } catch (Invalid | Forbidden _) {
            // what it said before stands
        }
    }

    /** By the names of the fields, as if it had been typed here. */
    private <B> Map<String, String> typed(MatterKind<B> kind, Note note, B block) {
        var typed = new HashMap<>(kind.form().entries(block, civic.days().zone()));
        typed.put("title", title(note));
        typed.put("text", text(note));
        note.location().flatMap(Spot::of).ifPresent(spot -> {
            typed.put("place", spot.name());
            typed.put("latitude", spot.latitude());
            typed.put("longitude", spot.longitude());
        });
        return typed;
    }

    private static String title(Note note) {
        var named =
                note.matter().map(block -> block.name()).or(() -> note.text().name());
        return Names.cut(Names.clean(named.orElse("")), MatterEntry.LONGEST_TITLE);
    }

    private static String text(Note note) {
        return Names.cut(Names.cleanLines(Html.text(note.content())), MatterEntry.LONGEST_TEXT);
    }

    private static <B> Optional<MatterState> state(MatterKind<B> kind, Note note, B block) {
        if (note.event().filter(event -> event.cancelled()).isPresent()) {
            return Optional.of(MatterState.CLOSED);
        }
        return note.matter().flatMap(one -> one.state()).flatMap(MatterState::of);
    }

    private <B> void mirror(
            Transaction tx, MatterKind<B> kind, Optional<Matter> known, Status status, Note note, B block) {
        var now = civic.clock().instant();
        var state = state(kind, note, block).orElse(MatterState.OPEN);
        var matter = new Matter(
                status.id(),
                Optional.empty(),
                status.author(),
                kind.word(),
                new Matter.Text(
                        title(note), text(note), status.text().language().orElse("en")),
                note.location().flatMap(Spot::of),
                state,
                kind.rules().ends(block, now, Optional.empty()),
                Matter.Contact.NONE,
                true,
                false,
                new Matter.Times(now, now));
        if (matter.title().isEmpty()) {
            return;
        }
        if (known.isPresent()) {
            matters.store().update(tx, matter);
            matters.store().setState(tx, status.id(), state, now);
        } else {
            matters.store().insert(tx, matter);
        }
        kind.table().put(tx, status.id(), block);
    }
}
