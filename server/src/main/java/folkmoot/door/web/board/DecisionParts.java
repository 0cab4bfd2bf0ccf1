package folkmoot.door.web.board;

import folkmoot.civic.decision.Ballot;
import folkmoot.civic.decision.BallotPaper;
import folkmoot.civic.decision.Decision;
import folkmoot.civic.decision.Decisions;
import folkmoot.civic.decision.Method;
import folkmoot.civic.decision.VariantAnswers;
import folkmoot.civic.matter.Matters;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.FieldWords;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.text.Html;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the page of a decision adds: its variants with what bodies answer, the ballot, what it comes to. Every ballot is filled in by lists and boxes, without a script and by keyboard. */
final class DecisionParts {

    private static final int LONGEST_ANSWER = 2_000;

    private final MatterForms forms;
    private final Messages text;
    private final CivicSources from;
    private final Decisions decisions;
    private final Instant now;

    DecisionParts(MatterForms forms, CivicSources from, Instant now) {
        this.forms = forms;
        this.text = forms.text();
        this.from = from;
        this.decisions = forms.board().decisions();
        this.now = now;
    }

    /** @param base the address of the page */
    void add(Transaction tx, Matters.Whole<Decision> whole, Optional<Account> reader, String base, List<Part> parts) {
        var decision = whole.block();
        parts.add(new Part.Heading(text.get("board.decision.variants")));
        parts.add(variants(tx, whole));
        if (whole.matter().isOpen(now) && !decision.isCounted()) {
            if (reader.isEmpty()) {
                parts.add(new Part.Links(List.of(new Link("/sign-in?return_to=" + base, text.get("board.signin")))));
            } else if (decisions.ballots().mayVote(tx, whole.matter(), reader.get())) {
                ballot(tx, whole, reader.get(), base, parts);
            } else {
                parts.add(new Part.Note("", text.get("board.ballot.not")));
            }
        }
        parts.addAll(new ResultParts(text, decision).of(decisions.results().of(tx, whole), base));
        reader.ifPresent(by -> acts(tx, whole, by, base, parts));
    }

    private Part variants(Transaction tx, Matters.Whole<Decision> whole) {
        var decision = whole.block();
        var answers = VariantAnswers.byVariant(
                decisions.answers().list(tx, whole.matter().id()));
        return new Part.Items(
                IntStream.range(0, decision.variants().size())
                        .mapToObj(variant -> new Part.Item(
                                name(decision, variant),
                                "",
                                decision.withdrawn().contains(variant)
                                        ? List.of(text.get("board.decision.withdrawn"))
                                        : List.of(),
                                List.of(),
                                said(tx, whole, answers.getOrDefault(variant, List.of())),
                                List.of(),
                                List.of()))
                        .toList(),
                "");
    }

    /** Who says it, and what. */
    private String said(Transaction tx, Matters.Whole<Decision> whole, List<VariantAnswers.Answer> answers) {
        var community = whole.matter().community().orElseThrow();
        return String.join(
                "\n\n",
                answers.stream()
                        .map(answer -> {
                            var by = from.accounts().require(tx, answer.by());
                            var speaks = from.officials()
                                    .speaksFor(tx, community, by)
                                    .map(body -> body.name(text.language()))
                                    .orElseGet(by::name);
                            return "\u2068✓ " + speaks + "\u2069: "
                                    + Html.text(answer.html()).strip();
                        })
                        .toList());
    }

    static String name(Decision decision, int variant) {
        return variant + 1 + ". " + decision.variants().get(variant);
    }

    private void ballot(Transaction tx, Matters.Whole<Decision> whole, Account by, String base, List<Part> parts) {
        var decision = whole.block();
        var own = decisions.ballots().own(tx, whole.matter().id(), by);
        parts.add(new Part.Heading(text.get("board.ballot")));
        parts.add(
                new Part.Words(text.get("board.ballot.lead." + decision.method().word())));
        own.ifPresent(ballot -> parts.add(new Part.Note("good", text.get("board.ballot.receipt", ballot.receipt()))));
        var form = new FormBuilder(text, new VariantWords(text, decision), "ballot", base + "/ballot", forms.tried());
        fill(form, decision, own);
        if (!decision.experience().isEmpty()) {
            var groups = IntStream.rangeClosed(0, decision.experience().size())
                    .mapToObj(Integer::toString)
                    .toList();
            form.pick(
                    "experience",
                    groups,
                    value -> value.equals("0")
                            ? text.get("board.ballot.experience.none")
                            : decision.experience().get(Integer.parseInt(value) - 1),
                    own.flatMap(Ballot::experience)
                            .map(group -> Integer.toString(group + 1))
                            .orElse("0"));
        }
        parts.add(new Part.Filled(form.labelled(
                text.get(own.isEmpty() ? "board.ballot.cast" : "board.ballot.change"), Form.Tone.PRIMARY)));
        if (own.isPresent()) {
            parts.add(new Part.Acts(List.of(
                    forms.of(whole, "unballot", base).labelled(text.get("board.ballot.withdraw"), Form.Tone.QUIET))));
        }
    }

    private void fill(FormBuilder form, Decision decision, Optional<Ballot> own) {
        var standing = IntStream.range(0, decision.variants().size())
                .filter(variant -> !decision.withdrawn().contains(variant))
                .boxed()
                .toList();
        var numbers =
                standing.stream().map(variant -> Integer.toString(variant + 1)).toList();
        var picked = standing.stream()
                .filter(variant ->
                        own.filter(ballot -> ballot.answers().get(variant) > 0).isPresent())
                .map(variant -> Integer.toString(variant + 1))
                .toList();
        switch (decision.method()) {
            case CHOICE ->
                form.pick(
                        "choice",
                        Stream.concat(Stream.of(""), numbers.stream()).toList(),
                        value -> value.isEmpty()
                                ? text.get("board.ballot.nothing")
                                : name(decision, Integer.parseInt(value) - 1),
                        picked.isEmpty() ? "" : picked.getFirst());
            case APPROVAL ->
                form.several(
                        "approved[]",
                        numbers,
                        value -> name(decision, Integer.parseInt(value) - 1),
                        new HashSet<>(picked));
            case SCORE -> each(form, standing, upTo(0, Method.MOST_POINTS), own, "0");
            case SCHULZE, RUNOFF -> each(form, standing, upTo(1, standing.size()), own, "");
            case CONSENT -> each(form, standing, BallotPaper.CONSENT.reversed(), own, "");
        }
    }

    private static List<String> upTo(int least, int most) {
        return IntStream.rangeClosed(least, most).mapToObj(Integer::toString).toList();
    }

    /** A list for each variant. @param nothing what stands there before anything is picked */
    private void each(
            FormBuilder form, List<Integer> standing, List<String> values, Optional<Ballot> own, String nothing) {
        var all = new ArrayList<>(values);
        if (nothing.isEmpty()) {
            all.addFirst("");
        }
        boolean consent = values.contains(BallotPaper.CONSENT.getFirst());
        for (int variant : standing) {
            var chosen = own.map(ballot -> ballot.answers().get(variant))
                    .map(answer -> consent ? BallotPaper.CONSENT.get(answer + 1) : Integer.toString(answer))
                    .filter(all::contains)
                    .orElse(nothing);
            form.pick("answer-" + (variant + 1), all, this::shown, chosen);
        }
    }

    private String shown(String value) {
        if (value.isEmpty()) {
            return text.get("board.ballot.nothing");
        }
        return value.matches("[0-9]+") ? value : text.get("board.ballot." + value);
    }

    /** What its author and public bodies do. */
    private void acts(Transaction tx, Matters.Whole<Decision> whole, Account by, String base, List<Part> parts) {
        var decision = whole.block();
        var standing = IntStream.range(0, decision.variants().size())
                .filter(variant -> !decision.withdrawn().contains(variant))
                .mapToObj(variant -> Integer.toString(variant + 1))
                .toList();
        if (whole.matter().author().equals(by.id())
                && whole.matter().isOpen(now)
                && standing.size() > (decision.method() == Method.CONSENT ? 1 : 2)) {
            parts.add(new Part.Filled(new FormBuilder(
                            text, new VariantWords(text, decision), "withdrawal", base + "/withdrawal", forms.tried())
                    .pick(
                            "variant",
                            standing,
                            value -> name(decision, Integer.parseInt(value) - 1),
                            standing.getFirst())
                    .labelled(text.get("board.decision.withdraw"), Form.Tone.QUIET)));
        }
        if (from.officials().isOfficial(tx, whole.matter().community().orElseThrow(), by)) {
            var all = upTo(1, decision.variants().size());
            parts.add(new Part.Heading(text.get("board.decision.answer")));
            parts.add(new Part.Filled(new FormBuilder(
                            text, new VariantWords(text, decision), "reply", base + "/reply", forms.tried())
                    .pick("variant", all, value -> name(decision, Integer.parseInt(value) - 1), "1")
                    .area("text", "", 4, true, LONGEST_ANSWER)
                    .labelled(text.get("board.decision.answer.send"), Form.Tone.QUIET)));
        }
    }

    /** Variants are called as they are. */
    private record VariantWords(Messages text, Decision decision) implements FieldWords {

        @Override
        public String label(String name) {
            return name.startsWith("answer-")
                    ? DecisionParts.name(decision, Integer.parseInt(name.substring("answer-".length())) - 1)
                    : text.get("board.ballot.field." + name.replace("[]", ""));
        }

        @Override
        public Optional<String> hint(String name) {
            return text.find("board.ballot.field." + name.replace("[]", "") + ".hint");
        }
    }
}
