package folkmoot.door.web.board;

import folkmoot.civic.Board;
import folkmoot.civic.community.Community;
import folkmoot.civic.decision.Decision;
import folkmoot.civic.event.Event;
import folkmoot.civic.matter.MatterAnswer;
import folkmoot.civic.matter.MatterRules;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.opinion.Round;
import folkmoot.civic.paper.Paper;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.civic.release.Release;
import folkmoot.door.web.CivicSources;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Fact;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands below a matter, for who looks: how to take part, who answered, what its kind adds, what moderators do. */
final class MatterParts {

    private static final int LONGEST = 500;
    private static final int LONGEST_REPORT = 1_000;

    private final Board board;
    private final CivicSources from;
    private final Views views;
    private final Messages text;
    private final Instant now;
    private final MatterForms forms;
    private final KindParts kinds;

    MatterParts(CivicSources from, Views views, Instant now, MatterForms forms) {
        this.board = forms.board();
        this.from = from;
        this.views = views;
        this.text = forms.text();
        this.now = now;
        this.forms = forms;
        this.kinds = new KindParts(forms);
    }

    List<Part> all(
            Transaction tx,
            Matters.Whole<?> whole,
            Optional<Community> community,
            Optional<Account> reader,
            String base) {
        var matter = whole.matter();
        var parts = new ArrayList<Part>();
        if (community.isEmpty()) {
            from.statuses()
                    .find(tx, matter.id())
                    .ifPresent(status -> parts.add(new Part.Note(
                            "", text.get("board.home", status.uri().getHost()))));
        }
        if (whole.block() instanceof Paper) {
            parts.add(PaperParts.of(board.papers().paragraphs(tx, matter.id()), community.isPresent()));
        }
        boolean author = reader.filter(by -> by.id().equals(matter.author())).isPresent();
        if (author) {
            own(tx, whole, base, reader.get(), parts);
        } else {
            takePart(tx, whole, community, reader, base, parts);
        }
        if (whole.block() instanceof MarkedPlace place) {
            kinds.marks(tx, whole, place, reader.filter(_ -> !author), base, parts);
        }
        if (whole.block() instanceof Event && community.isPresent()) {
            kinds.event(tx, whole, community.get(), reader, base, parts);
        }
        if (whole.block() instanceof Decision && community.isPresent()) {
            new DecisionParts(forms, from, now)
                    .add(tx, board.matters().whole(tx, matter, Decision.class), reader, base, parts);
        }
        if (whole.block() instanceof Round && community.isPresent()) {
            new RoundParts(forms, from, now)
                    .add(tx, board.matters().whole(tx, matter, Round.class), reader, base, parts);
        }
        if (whole.block() instanceof Release release && community.isPresent()) {
            new ReleaseParts(forms, views, now).add(tx, whole, release, reader, base, parts);
        }
        return parts;
    }

    /** What readers and moderators do about it who do not take part. */
    List<Part> below(
            Transaction tx,
            Matters.Whole<?> whole,
            Optional<Community> community,
            Optional<Account> reader,
            String base) {
        var parts = new ArrayList<Part>();
        boolean author =
                reader.filter(by -> by.id().equals(whole.matter().author())).isPresent();
        if (reader.isPresent() && community.isPresent()) {
            if (from.communities()
                    .isModerator(tx, community.get().id(), reader.get().id())) {
                moderate(whole, base, author, parts);
            } else if (!author) {
                parts.add(new Part.Filled(forms.of(whole, "report", base)
                        .area("comment", "", 2, true, LONGEST_REPORT)
                        .labelled(text.get("board.report"), Form.Tone.SMALL)));
            }
        }
        return parts;
    }

    private void takePart(
            Transaction tx,
            Matters.Whole<?> whole,
            Optional<Community> community,
            Optional<Account> reader,
            String base,
            List<Part> parts) {
        var matter = whole.matter();
        var words = board.kinds().in(text.language());
        var answering = whole.kind().rules().answering();
        if (answering == MatterRules.Answering.NOT) {
            return;
        }
        var own = reader.flatMap(by -> board.answers().own(tx, matter, by));
        own.ifPresent(answer -> answered(whole, answer, community.isPresent(), base, parts));
        if (own.filter(answer -> answer.state() != MatterAnswer.State.WITHDRAWN).isPresent()) {
            return;
        }
        if (!matter.isOpen(now)) {
            parts.add(new Part.Note("", text.get("board.over", words.state(whole.kind(), matter.state()))));
        } else if (reader.isEmpty()) {
            parts.add(new Part.Links(List.of(new Link("/sign-in?return_to=" + base, text.get("board.signin")))));
        } else {
            var form = forms.of(whole, "answer", base);
            if (answering == MatterRules.Answering.BY_AGREEMENT) {
                form.line("first_name", Kind.TEXT, "", 40).area("note", "", 2, false, LONGEST);
            }
            parts.add(new Part.Filled(form.labelled(words.get(whole.kind().word() + ".answer"), Form.Tone.PRIMARY)));
        }
    }

    private void answered(Matters.Whole<?> whole, MatterAnswer answer, boolean home, String base, List<Part> parts) {
        boolean freely = whole.kind().rules().answering() == MatterRules.Answering.FREELY;
        switch (answer.state()) {
            case ASKED -> parts.add(new Part.Note("", text.get(home ? "board.asked" : "board.waiting")));
            case DECLINED -> parts.add(new Part.Note("", text.get("board.declined")));
            case WITHDRAWN -> {}
            case AGREED -> {
                parts.add(new Part.Note("good", text.get(freely ? "board.coming" : "board.agreed")));
                if (!freely) {
                    parts.add(contact(
                            whole.matter().contact().firstName(),
                            whole.matter().contact().meeting()));
                    parts.add(thanks(whole, base));
                }
            }
        }
        if (answer.state().isLive()) {
            parts.add(new Part.Acts(
                    List.of(forms.of(whole, "unanswer", base).labelled(text.get("board.withdraw"), Form.Tone.QUIET))));
        }
    }

    private Part contact(String name, String meeting) {
        return new Part.Facts(List.of(
                new Fact(text.get("board.called"), name.isEmpty() ? "–" : name),
                new Fact(text.get("board.meeting"), meeting.isEmpty() ? "–" : meeting)));
    }

    private Part thanks(Matters.Whole<?> whole, String base) {
        return new Part.Filled(forms.of(whole, "thanks", base)
                .area("thanks", "", 2, true, LONGEST)
                .labelled(text.get("board.thanks"), Form.Tone.QUIET));
    }

    private void own(Transaction tx, Matters.Whole<?> whole, String base, Account by, List<Part> parts) {
        var matter = whole.matter();
        parts.add(new Part.Heading(text.get("board.own")));
        if (whole.kind().rules().answering() == MatterRules.Answering.BY_AGREEMENT) {
            var answers = board.answers().list(tx, matter, by);
            parts.add(new Part.Heading(text.get("board.answers")));
            parts.add(new Part.Items(
                    answers.stream().map(answer -> item(whole, answer, base)).toList(),
                    text.get("board.answers.none")));
            if (answers.stream().anyMatch(answer -> answer.state() == MatterAnswer.State.AGREED)) {
                parts.add(thanks(whole, base));
            }
        }
        if (!matter.state().isOver()) {
            parts.add(new Part.Links(List.of(new Link(base + "/edit", text.get("board.edit")))));
            parts.add(new Part.Acts(
                    List.of(forms.of(whole, "close", base).labelled(text.get("board.close"), Form.Tone.QUIET))));
        }
        objection(whole, base, parts);
    }

    private Item item(Matters.Whole<?> whole, MatterAnswer answer, String base) {
        var acts = new ArrayList<Form>();
        if (answer.state() == MatterAnswer.State.ASKED && whole.matter().isOpen(now)) {
            acts.add(act(whole, "agree", answer, base, "board.yes", Form.Tone.SMALL));
        }
        if (answer.state().isLive()) {
            var words = answer.state() == MatterAnswer.State.ASKED ? "board.no" : "board.no.longer";
            acts.add(act(whole, "decline", answer, base, words, Form.Tone.SMALL));
        }
        return new Item(
                answer.firstName(),
                "",
                List.of(text.get("board.answers.state." + answer.state().word())),
                List.of(),
                answer.note(),
                List.of(),
                acts);
    }

    private Form act(
            Matters.Whole<?> whole, String act, MatterAnswer answer, String base, String words, Form.Tone tone) {
        return forms.of(whole, act + "-" + answer.id(), base)
                .with("answer", Long.toString(answer.id()))
                .labelled(text.get(words), tone);
    }

    private <B> void objection(Matters.Whole<B> whole, String base, List<Part> parts) {
        if (whole.kind().rules().initials(whole.block()).isPresent()) {
            parts.add(new Part.Words(text.get("board.objection.lead")));
            parts.add(new Part.Acts(List.of(
                    forms.of(whole, "objection", base).labelled(text.get("board.objection"), Form.Tone.DANGER))));
        }
    }

    private void moderate(Matters.Whole<?> whole, String base, boolean author, List<Part> parts) {
        boolean hidden = whole.matter().hidden();
        parts.add(new Part.Filled(forms.of(whole, hidden ? "restore" : "hide", base)
                .required("reason", Kind.TEXT, "", LONGEST)
                .labelled(
                        text.get(hidden ? "board.restore" : "board.hide"),
                        hidden ? Form.Tone.QUIET : Form.Tone.DANGER)));
        if (!author) {
            objection(whole, base, parts);
        }
    }
}
