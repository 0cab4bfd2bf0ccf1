package folkmoot.door.web.board;

import folkmoot.civic.decision.Decision;
import folkmoot.civic.decision.Method;
import folkmoot.civic.decision.Outcome;
import folkmoot.civic.decision.Results;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a decision comes to, as its page shows it: in a sentence, a drawing and tables. */
final class ResultParts {

    private final Messages text;
    private final Decision decision;

    ResultParts(Messages text, Decision decision) {
        this.text = text;
        this.decision = decision;
    }

    /** @param base the address of the page */
    List<Part> of(Results.Told told, String base) {
        var parts = new ArrayList<Part>();
        parts.add(new Part.Heading(text.get("board.decision.result")));
        switch (told.standing()) {
            case SECRET -> parts.add(new Part.Note("", text.get("board.decision.secret")));
            case TOO_FEW -> parts.add(new Part.Note("", text.get("board.decision.few", Results.FEWEST)));
            case TAKEN_BACK -> parts.add(new Part.Note("", text.get("board.decision.back")));
            case RUNNING, FINAL -> told.outcome().ifPresent(outcome -> counted(told, outcome, base, parts));
        }
        return parts;
    }

    private void counted(Results.Told told, Outcome outcome, String base, List<Part> parts) {
        boolean last = told.standing() == Results.Standing.FINAL;
        parts.add(
                last
                        ? new Part.Note(outcome.chosen().isPresent() ? "good" : "", verdict(outcome))
                        : new Part.Words(text.get("board.decision.running")));
        var quorum = decision.quorum()
                .map(least -> " " + text.get("board.decision.quorum", least))
                .orElse("");
        parts.add(new Part.Words(text.get("board.decision.ballots", outcome.ballots()) + quorum));
        var caption = text.get("board.decision.figures");
        parts.add(new Part.Drawing(
                VariantBars.of(outcome.places(), text.direction().equals("rtl")), caption));
        parts.add(places(outcome, caption, last));
        working(outcome, parts);
        if (last) {
            groups(told, parts);
            parts.add(new Part.Links(List.of(new Link(base + "/ballots.csv", text.get("board.decision.download")))));
        }
    }

    private String verdict(Outcome outcome) {
        if (!outcome.quorate()) {
            return text.get("board.decision.unquorate");
        }
        return outcome.chosen()
                .map(variant -> text.get("board.decision.chosen", name(variant)))
                .orElseGet(() -> text.get("board.decision.none"));
    }

    private String name(int variant) {
        return variant + 1 + ". \u2068" + decision.variants().get(variant) + "\u2069";
    }

    private Part places(Outcome outcome, String caption, boolean last) {
        var heads = new ArrayList<String>();
        heads.add(text.get("board.decision.variant"));
        heads.addAll(figureHeads());
        return new Part.Table(
                caption,
                heads,
                outcome.places().stream()
                        .map(place -> {
                            var row = new ArrayList<String>();
                            var lot = last && place.byLot() ? " (" + text.get("board.decision.lot") + ")" : "";
                            row.add(name(place.variant()) + lot);
                            place.figures().forEach(figure -> row.add(Integer.toString(figure)));
                            return List.copyOf(row);
                        })
                        .toList());
    }

    private List<String> figureHeads() {
        return switch (decision.method()) {
            case CHOICE, APPROVAL -> List.of(text.get("board.decision.votes"));
            case SCORE -> List.of(text.get("board.decision.points"));
            case SCHULZE -> List.of(text.get("board.decision.beats"));
            case RUNOFF -> List.of(text.get("board.decision.lastround"));
            case CONSENT ->
                List.of(
                        text.get("board.ballot.agree"),
                        text.get("board.ballot.aside"),
                        text.get("board.ballot.object"));
        };
    }

    private void working(Outcome outcome, List<Part> parts) {
        if (outcome.working().isEmpty()) {
            return;
        }
        boolean rounds = decision.method() == Method.RUNOFF;
        var heads = new ArrayList<String>();
        heads.add(text.get(rounds ? "board.decision.round" : "board.decision.before"));
        IntStream.rangeClosed(1, decision.variants().size()).forEach(number -> heads.add(Integer.toString(number)));
        var rows = new ArrayList<List<String>>();
        for (int i = 0; i < outcome.working().size(); i++) {
            var row = new ArrayList<String>();
            row.add(rounds ? Integer.toString(i + 1) : name(i));
            outcome.working().get(i).forEach(count -> row.add(count < 0 ? "–" : Integer.toString(count)));
            rows.add(row);
        }
        parts.add(new Part.Table(text.get(rounds ? "board.decision.rounds" : "board.decision.pairs"), heads, rows));
    }

    private void groups(Results.Told told, List<Part> parts) {
        if (told.groups().isEmpty()) {
            return;
        }
        parts.add(new Part.Table(
                text.get("board.decision.groups"),
                List.of(
                        text.get("board.decision.group"),
                        text.get("board.decision.group.ballots"),
                        text.get("board.decision.group.first"),
                        text.get("board.decision.figures")),
                told.groups().stream().map(this::group).toList()));
        parts.add(new Part.Words(text.get("board.decision.groups.held")));
    }

    private List<String> group(Results.Group group) {
        var name = group.experience()
                .map(one -> decision.experience().get(one))
                .orElseGet(() -> text.get("board.ballot.experience.none"));
        return group.outcome()
                .map(outcome -> List.of(
                        name,
                        Integer.toString(outcome.ballots()),
                        outcome.ballots() == 0 || outcome.places().isEmpty()
                                ? "–"
                                : name(outcome.places().getFirst().variant()),
                        outcome.places().stream()
                                .map(place -> place.variant() + 1 + ": "
                                        + place.figures().stream()
                                                .map(Object::toString)
                                                .collect(Collectors.joining("/")))
                                .collect(Collectors.joining(" · "))))
                .orElseGet(() -> List.of(name, "–", "–", "–"));
    }
}
