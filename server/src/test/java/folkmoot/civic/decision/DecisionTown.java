package folkmoot.civic.decision;

import static folkmoot.testing.Person.ok;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.matter.Noticeboard;
import folkmoot.people.follow.Follows;
import folkmoot.testing.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A noticeboard with members who decide. */
final class DecisionTown implements AutoCloseable {

    final Noticeboard board;
    final Person alice;
    final List<Person> voters;

    DecisionTown(Noticeboard board, int voters) {
        this.board = board;
        this.alice = board.civic.town.alice();
        this.voters = IntStream.range(0, voters)
                .mapToObj(number -> board.person("voter" + number))
                .toList();
        joins(alice);
        this.voters.forEach(this::joins);
    }

    void joins(Person person) {
        var house = board.civic.house();
        house.platform().database().write(tx -> {
            var commons = house.civic().registry().communities().requireByName(tx, "commons");
            var account = house.people().accounts().require(tx, person.id());
            house.people().follows().add(tx, account, commons.group(), Follows.Options.DEFAULT);
        });
    }

    /** The id of a new decision of alice, open for a day. */
    String asks(String title, String method, List<String> variants, Map<String, ?> more) {
        return board.posts(alice, "decision", fields(title, method, variants, more));
    }

    Map<String, Object> fields(String title, String method, List<String> variants, Map<String, ?> more) {
        var fields = new HashMap<String, Object>(Map.of(
                "title",
                title,
                "method",
                method,
                "variants",
                String.join("\n", variants),
                "closes",
                board.clock.instant().plus(Duration.ofDays(1)).toString()));
        fields.putAll(more);
        return fields;
    }

    /** @param answers for the variants in their order; null says nothing */
    Person.Answer casts(Person by, String id, Object... answers) {
        return says(by, id, Map.of(), answers);
    }

    Person.Answer says(Person by, String id, Map<String, ?> more, Object... answers) {
        var sent = new HashMap<String, Object>();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] != null) {
                sent.put(Integer.toString(i + 1), answers[i]);
            }
        }
        var body = new HashMap<String, Object>(more);
        body.put("answers", sent);
        return by.put(Noticeboard.MATTERS + "/" + id + "/ballot", body);
    }

    /** As a visitor sees it. */
    JsonNode shown(String id) {
        return ok(alice.visit(Noticeboard.MATTERS + "/" + id)).get("decision");
    }

    JsonNode published(String id) {
        return ok(alice.visit(Noticeboard.MATTERS + "/" + id + "/ballots"));
    }

    String page(String id) {
        return board.civic.page("/c/commons/matters/" + id);
    }

    /** A day and a minute later, counted. */
    void ends() {
        board.clock.advance(Duration.ofDays(1).plusMinutes(1));
        counts();
    }

    void counts() {
        board.civic.house().civic().board().decisions().ends().run();
    }

    @Override
    public void close() {
        board.close();
    }
}
