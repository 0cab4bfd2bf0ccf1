package folkmoot.door.web.board;

import folkmoot.civic.matter.Matters;
import folkmoot.civic.opinion.OpinionRounds;
import folkmoot.civic.opinion.Round;
import folkmoot.civic.opinion.RoundResult;
import folkmoot.civic.opinion.Statement;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.FieldWords;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the page of an opinion round adds: the next statement with three buttons, what all groups share, each group, one's own answers. */
final class RoundParts {

    private static final int MOST_SHARED = 10;
    private static final List<String> ANSWERS = List.of("agree", "disagree", "pass");

    private final MatterForms forms;
    private final Messages text;
    private final CivicSources from;
    private final OpinionRounds rounds;
    private final Instant now;

    RoundParts(MatterForms forms, CivicSources from, Instant now) {
        this.forms = forms;
        this.text = forms.text();
        this.from = from;
        this.rounds = forms.board().opinions().rounds();
        this.now = now;
    }

    /** @param base the address of the page */
    void add(Transaction tx, Matters.Whole<Round> whole, Optional<Account> reader, String base, List<Part> parts) {
        var matter = whole.matter();
        var all = rounds.statements(tx, matter.id(), true);
        var shown = all.stream()
                .filter(one -> one.state() == Statement.State.SHOWN)
                .collect(Collectors.toMap(Statement::id, one -> one));
        boolean open = matter.isOpen(now) && !whole.block().isEnded();
        if (open && reader.isEmpty()) {
            parts.add(new Part.Links(List.of(new Link("/sign-in?return_to=" + base, text.get("board.signin")))));
        } else if (open && rounds.mayAnswer(tx, matter, reader.get())) {
            ask(tx, whole, reader.get(), base, parts);
        } else if (open) {
            parts.add(new Part.Note("", text.get("board.opinion.not")));
        }
        found(rounds.result(tx, matter.id()), shown, parts);
        if (open) {
            reader.ifPresent(by -> own(tx, whole, by, shown, base, parts));
        }
        reader.filter(by ->
                        from.communities().isModerator(tx, matter.community().orElseThrow(), by.id()))
                .ifPresent(_ -> moderate(whole, all, base, parts));
    }

    private void ask(Transaction tx, Matters.Whole<Round> whole, Account by, String base, List<Part> parts) {
        var next = rounds.next(tx, whole.matter().id(), by);
        if (next.isPresent()) {
            parts.add(new Part.Heading(text.get("board.opinion.next")));
            parts.add(new Part.Quote(next.get().text()));
            parts.add(new Part.Acts(ANSWERS.stream()
                    .map(answer -> answer(whole, next.get(), answer, base, Form.Tone.QUIET))
                    .toList()));
        } else {
            parts.add(new Part.Note("good", text.get("board.opinion.all")));
        }
        int left = rounds.left(tx, whole, by);
        if (left > 0) {
            parts.add(new Part.Heading(text.get("board.opinion.say")));
            parts.add(new Part.Words(text.get("board.opinion.left", left)));
            parts.add(new Part.Filled(new FormBuilder(
                            text, FieldWords.of(text, "board.opinion.field."), "say", base + "/say", forms.tried())
                    .area("statement", "", 2, true, Statement.LONGEST)
                    .labelled(text.get("board.opinion.say"), Form.Tone.QUIET)));
        }
    }

    private Form answer(Matters.Whole<Round> whole, Statement statement, String answer, String base, Form.Tone tone) {
        return new FormBuilder(
                        text,
                        FieldWords.of(text, "board.opinion.field."),
                        "opinion-" + answer + "-" + statement.id(),
                        base + "/opinion",
                        forms.tried())
                .with("statement", Long.toString(statement.id()))
                .with("answer", answer)
                .button("board.opinion." + answer, tone, statement.text());
    }

    private void found(RoundResult result, Map<Long, Statement> shown, List<Part> parts) {
        parts.add(new Part.Heading(text.get("board.opinion.shared")));
        if (result.people() == 0) {
            parts.add(new Part.Note("", text.get("board.opinion.few")));
            return;
        }
        parts.add(new Part.Words(text.get("board.opinion.people", result.people())));
        var shared = result.bridges().stream()
                .filter(bridge -> bridge.shared() && shown.containsKey(bridge.statement()))
                .limit(MOST_SHARED)
                .toList();
        if (shared.isEmpty()) {
            parts.add(new Part.Words(text.get("board.opinion.shared.none")));
        } else {
            parts.add(shared(shared, shown));
        }
        if (result.groups().isEmpty()) {
            parts.add(new Part.Note("", text.get("board.opinion.few")));
        }
        for (int i = 0; i < result.groups().size(); i++) {
            group(result.groups().get(i), String.valueOf((char) ('A' + i)), shown, parts);
        }
    }

    private Part shared(List<RoundResult.Bridge> shared, Map<Long, Statement> shown) {
        return new Part.Table(
                text.get("board.opinion.shared"),
                List.of(
                        text.get("board.opinion.statement"),
                        text.get("board.opinion.agrees"),
                        text.get("board.opinion.disagrees")),
                shared.stream()
                        .map(bridge -> List.of(
                                shown.get(bridge.statement()).text(),
                                percent(bridge.agree(), bridge.said()),
                                percent(bridge.disagree(), bridge.said())))
                        .toList());
    }

    private void group(RoundResult.Group group, String name, Map<Long, Statement> shown, List<Part> parts) {
        var title = text.get("board.opinion.group", name);
        parts.add(new Part.Heading(title));
        parts.add(new Part.Words(text.get("board.opinion.group.people", group.people())));
        parts.add(new Part.Table(
                title,
                List.of(text.get("board.opinion.statement"), text.get("board.opinion.group.said")),
                group.stands().stream()
                        .filter(stand -> shown.containsKey(stand.statement()))
                        .map(stand -> List.of(
                                shown.get(stand.statement()).text(),
                                text.get(stand.agrees() ? "board.opinion.agrees" : "board.opinion.disagrees") + " "
                                        + percent(stand.of(), stand.said())))
                        .toList()));
    }

    private static String percent(int of, int all) {
        return all == 0 ? "–" : Math.round(100.0 * of / all) + " %";
    }

    private void own(
            Transaction tx,
            Matters.Whole<Round> whole,
            Account by,
            Map<Long, Statement> shown,
            String base,
            List<Part> parts) {
        var own = rounds.own(tx, whole.matter().id(), by);
        parts.add(new Part.Heading(text.get("board.opinion.own")));
        parts.add(new Part.Items(
                own.entrySet().stream()
                        .filter(one -> shown.containsKey(one.getKey()))
                        .sorted(Map.Entry.comparingByKey())
                        .map(one -> item(whole, shown.get(one.getKey()), one.getValue(), base))
                        .toList(),
                text.get("board.opinion.own.none")));
    }

    private Item item(Matters.Whole<Round> whole, Statement statement, int said, String base) {
        var acts = new ArrayList<Form>();
        for (var answer : ANSWERS) {
            if (OpinionRounds.Said.of(answer).ordinal() - 1 != said) {
                acts.add(answer(whole, statement, answer, base, Form.Tone.SMALL));
            }
        }
        return new Item(
                statement.text(), "", List.of(text.get("board.opinion.said." + said)), List.of(), "", List.of(), acts);
    }

    private void moderate(Matters.Whole<Round> whole, List<Statement> all, String base, List<Part> parts) {
        parts.add(new Part.Heading(text.get("board.opinion.moderate")));
        parts.add(new Part.Items(
                all.stream()
                        .map(one -> new Item(
                                one.text(),
                                "",
                                List.of(text.get(
                                        "board.opinion.state." + one.state().word())),
                                List.of(),
                                "",
                                List.of(),
                                one.state() == Statement.State.WAITING
                                        ? List.of(act(one, true, base), act(one, false, base))
                                        : List.of(act(one, one.state() == Statement.State.OUT, base))))
                        .toList(),
                ""));
    }

    private Form act(Statement statement, boolean show, String base) {
        return new FormBuilder(
                        text,
                        FieldWords.of(text, "board.opinion.field."),
                        "statement-" + (show ? "show-" : "hide-") + statement.id(),
                        base + "/statement",
                        forms.tried())
                .with("statement", Long.toString(statement.id()))
                .with("shown", Boolean.toString(show))
                .button(show ? "board.opinion.show" : "board.opinion.hide", Form.Tone.SMALL, statement.text());
    }
}
