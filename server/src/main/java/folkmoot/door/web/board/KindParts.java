package folkmoot.door.web.board;

import folkmoot.civic.community.Community;
import folkmoot.civic.matter.MatterWords;
import folkmoot.civic.matter.Matters;
import folkmoot.civic.place.MarkedPlace;
import folkmoot.civic.place.PlaceMarks;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FieldWords;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What kinds add to the page of a matter: marks of a place, proposals of an event. */
final class KindParts {

    private final MatterForms forms;

    KindParts(MatterForms forms) {
        this.forms = forms;
    }

    /** What people said of a place, and a form to say it. @param reader who may; empty for who may not */
    void marks(
            Transaction tx,
            Matters.Whole<?> whole,
            MarkedPlace place,
            Optional<Account> reader,
            String base,
            List<Part> parts) {
        var matter = whole.matter();
        var words = forms.board().kinds().in(forms.text().language());
        var means = forms.board().placeMarks().means(tx, matter.id(), place.sort());
        parts.add(
                means.isEmpty()
                        ? new Part.Words(forms.text().get("board.marks.none"))
                        : new Part.Table(
                                forms.text().get("board.marks"),
                                List.of(
                                        forms.text().get("board.marks.head"),
                                        forms.text().get("board.marks.mean"),
                                        forms.text().get("board.marks.people")),
                                means.entrySet().stream()
                                        .map(mean -> List.of(
                                                words.get("place.mark." + mean.getKey()),
                                                Double.toString(mean.getValue().mean()),
                                                Integer.toString(mean.getValue().people())))
                                        .toList()));
        reader.filter(_ -> matter.isHome()).ifPresent(by -> {
            var own = forms.board().placeMarks().own(tx, matter.id(), by.id());
            var form = new FormBuilder(forms.text(), new MarkWords(words), "marks", base + "/marks", forms.tried());
            var values = IntStream.rangeClosed(0, PlaceMarks.MOST)
                    .mapToObj(Integer::toString)
                    .toList();
            place.sort()
                    .marks()
                    .forEach(mark -> form.pick(
                            mark,
                            values,
                            value -> value.equals("0") ? forms.text().get("board.marks.nothing") : value,
                            Integer.toString(own.getOrDefault(mark, 0))));
            parts.add(new Part.Heading(forms.text().get("board.marks.give")));
            parts.add(new Part.Filled(form.labelled(forms.text().get("board.marks.save"), Form.Tone.QUIET)));
        });
    }

    /** What was proposed at an event, and its calendar. */
    void event(
            Transaction tx,
            Matters.Whole<?> whole,
            Community community,
            Optional<Account> reader,
            String base,
            List<Part> parts) {
        parts.add(new Part.Links(
                List.of(new Link(base + "/event.ics", forms.text().get("board.calendar.one")))));
        parts.add(new Part.Heading(forms.text().get("board.proposals")));
        var proposals = forms.board().eventProposals().of(tx, whole.matter().id());
        if (proposals.isEmpty()) {
            parts.add(new Part.Words(forms.text().get("board.proposals.none")));
        } else {
            parts.add(new Part.Links(proposals.stream()
                    .map(proposal ->
                            new Link("/c/" + community.name() + "/proposals/" + proposal.id(), proposal.title()))
                    .toList()));
        }
        if (reader.isPresent()) {
            parts.add(new Part.Links(List.of(new Link(
                    "/c/" + community.name() + "/proposals/new", forms.text().get("board.propose")))));
            parts.add(new Part.Filled(forms.of(whole, "proposed", base)
                    .required("proposal", Kind.ADDRESS, "", 300)
                    .labelled(forms.text().get("board.proposals.add"), Form.Tone.QUIET)));
        }
    }

    /** What is said of places by marks. */
    private record MarkWords(MatterWords words) implements FieldWords {

        @Override
        public String label(String name) {
            return words.get("place.mark." + name);
        }

        @Override
        public Optional<String> hint(String name) {
            return Optional.empty();
        }
    }

    /** What was picked of marks. */
    static Map<String, Integer> picked(MarkedPlace place, Function<String, Optional<String>> sent) {
        var values = new LinkedHashMap<String, Integer>();
        for (var mark : place.sort().marks()) {
            sent.apply(mark)
                    .filter(text -> text.matches("[1-9]"))
                    .ifPresent(text -> values.put(mark, Integer.parseInt(text)));
        }
        return values;
    }
}
