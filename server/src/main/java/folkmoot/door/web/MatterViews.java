package folkmoot.door.web;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.event.Event;
import folkmoot.civic.matter.Matter;
import folkmoot.civic.matter.MatterFact;
import folkmoot.civic.matter.MatterField;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.MatterWords;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.civic.proposal.Spot;
import folkmoot.door.web.MatterView.Fact;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Direction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes what templates show of matters. */
public final class MatterViews {

    /** Fields that stand elsewhere on the page: on the map, among variants, among statements. */
    private static final Set<String> WITHOUT_LINE = Set.of("latitude", "longitude", "variants", "statements");

    private final Board board;
    private final Accounts accounts;
    private final Views views;

    MatterViews(Board board, Accounts accounts, Views views) {
        this.board = board;
        this.accounts = accounts;
        this.views = views;
    }

    /** Where people read one. */
    public static String url(Matter matter, Optional<Community> community) {
        return community
                .map(one -> "/c/" + one.name() + "/matters/" + matter.id())
                .orElse("/matters/" + matter.id());
    }

    List<MatterView> all(Transaction tx, Messages text, Collection<Matter> some, Optional<Community> community) {
        Map<AccountId, Account> authors =
                accounts.map(tx, some.stream().map(Matter::author).collect(Collectors.toSet()));
        var taken = board.answers().taken(tx, some.stream().map(Matter::id).toList());
        return board.matters().whole(tx, some).stream()
                .filter(whole -> authors.containsKey(whole.matter().author()))
                .map(whole -> view(tx, text, whole, authors.get(whole.matter().author()), community, taken))
                .toList();
    }

    /** One of them. */
    public MatterView one(Transaction tx, Messages text, Matter matter, Optional<Community> community) {
        return all(tx, text, List.of(matter), community).getFirst();
    }

    private <B> MatterView view(
            Transaction tx,
            Messages text,
            Matters.Whole<B> whole,
            Account author,
            Optional<Community> community,
            Map<StatusId, Integer> taken) {
        var matter = whole.matter();
        var words = board.kinds().in(text.language());
        return new MatterView(
                words.name(whole.kind()),
                matter.title(),
                url(matter, community),
                matter.text().language(),
                Direction.of(matter.text().language()),
                words.state(whole.kind(), matter.state()),
                switch (matter.state()) {
                    case OPEN -> "active";
                    case TAKEN, DONE -> "good";
                    case EXPIRED, CLOSED -> "line";
                },
                matter.text().body(),
                lines(text, words, whole, taken.getOrDefault(matter.id(), 0)),
                facts(text, words, whole, taken.getOrDefault(matter.id(), 0)),
                matter.hidden(),
                views.author(tx, text, author, matter.community()),
                matter.times().made().toString(),
                views.date(text, matter.times().made()));
    }

    private <B> List<String> lines(Messages text, MatterWords words, Matters.Whole<B> whole, int taken) {
        var matter = whole.matter();
        var lines = new ArrayList<String>();
        if (whole.block() instanceof Event event) {
            lines.add(span(text, event));
        } else {
            matter.ends()
                    .map(end -> end.minusSeconds(1))
                    .ifPresent(end -> lines.add(text.get("board.until", views.date(text, end))));
        }
        if (whole.block() instanceof MarkedPlace place) {
            lines.add(words.get("place.field.sort." + place.sort().word()));
            if (place.building()) {
                lines.add(text.get("board.building"));
            }
        }
        matter.spot().map(Spot::name).ifPresent(lines::add);
        int room = whole.kind().rules().room(whole.block());
        if (whole.kind().rules().answering() == MatterRules.Answering.FREELY) {
            lines.add(text.get("board.coming.name") + ": " + text.get("board.taken", taken));
            if (room < Integer.MAX_VALUE) {
                lines.add(text.get("board.room", room));
            }
        }
        return lines;
    }

    private String span(Messages text, Event event) {
        return views.moment(text, event.start())
                + event.end().map(end -> " – " + views.moment(text, end)).orElse("");
    }

    private <B> List<Fact> facts(Messages text, MatterWords words, Matters.Whole<B> whole, int taken) {
        var facts = new ArrayList<Fact>();
        board.matters().facts(whole).stream()
                .filter(MatterFact::isLine)
                .filter(fact -> !WITHOUT_LINE.contains(fact.field().name()))
                .forEach(fact -> facts.add(
                        new Fact(words.field(whole.kind(), fact.field().name()), value(text, words, whole, fact))));
        if (whole.kind().rules().answering() == MatterRules.Answering.FREELY) {
            facts.add(new Fact(text.get("board.coming.name"), text.get("board.taken", taken)));
        }
        return facts;
    }

    private <B> String value(Messages text, MatterWords words, Matters.Whole<B> whole, MatterFact fact) {
        if (whole.block() instanceof Event event && fact.field().type() == MatterField.Type.TIME) {
            return moment(text, fact.field().name().equals("starts") ? Optional.of(event.start()) : event.end());
        }
        return fact.field().type() == MatterField.Type.DAY
                ? views.date(text, LocalDate.parse(fact.value()))
                : words.value(whole.kind(), fact.field(), fact.value()).replace("\n", " · ");
    }

    private String moment(Messages text, Optional<Instant> when) {
        return when.map(moment -> views.moment(text, moment)).orElse("");
    }
}
