package folkmoot.civic.proposal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.community.Category;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.Locality;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.text.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Proposals from a file, one JSON object a line or a row of a table: {@code title}, {@code body}, {@code ask}, {@code language},
 * {@code category}, {@code locality}, {@code life_event}, {@code target_department} (a slug of the register). Each line
 * ends in {@link Proposals#publish}, in a transaction of its own: a line that breaks a rule is reported and the others go
 * in. Words that the community does not know are left out, an unknown area is added to its list.
 */
public final class ProposalImport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NO_OBJECT = "is not a JSON object";

    private final Database database;
    private final Publication publication;
    private final Communities communities;
    private final Bodies bodies;

    public ProposalImport(Database database, Publication publication, Communities communities, Bodies bodies) {
        this.database = database;
        this.publication = publication;
        this.communities = communities;
        this.bodies = bodies;
    }

    /**
     * What became of one line.
     *
     * @param number counted from 1
     * @param source the line's own {@code id}, where it has one
     * @param proposal empty where it was refused
     * @param refused why
     */
    public record Line(int number, Optional<String> source, Optional<Proposal> proposal, Optional<String> refused) {}

    /**
     * The lines of a file: as they are, or one JSON object for each row of a table with a column {@code title}, where its line begins.
     */
    public static List<String> lines(String text) {
        if (text.stripLeading().startsWith("{")) {
            return text.lines().toList();
        }
        var table = Table.read(text);
        if (!table.columns().contains("title")) {
            return text.lines().toList();
        }
        var lines = new ArrayList<String>();
        for (var row : table.rows()) {
            while (lines.size() < row.line() - 1) {
                lines.add("");
            }
            lines.add(JSON.valueToTree(row.cells()).toString());
        }
        return lines;
    }

    /** Publishes each line that is not blank, in the names of the authors in turns; tells of each when it is done. */
    public void publish(Community community, List<Account> authors, List<String> lines, Consumer<Line> done) {
        int turn = 0;
        for (int number = 1; number <= lines.size(); number++) {
            var text = lines.get(number - 1);
            if (!text.isBlank()) {
                done.accept(publish(community, authors.get(turn++ % authors.size()), text, number));
            }
        }
    }

    private Line publish(Community community, Account author, String text, int number) {
        var source = Optional.<String>empty();
        try {
            var line = JSON.readTree(text);
            if (!line.isObject()) {
                return new Line(number, source, Optional.empty(), Optional.of(NO_OBJECT));
            }
            source = text(line, "id");
            var proposal =
                    database.transaction(tx -> publication.publish(tx, community, author, read(tx, community, line)));
            return new Line(number, source, Optional.of(proposal), Optional.empty());
        } catch (JsonProcessingException notJson) {
            return new Line(number, source, Optional.empty(), Optional.of(NO_OBJECT));
        } catch (Problem refused) {
            return new Line(number, source, Optional.empty(), Optional.of(refused.getMessage()));
        }
    }

    private NewProposal read(Transaction tx, Community community, JsonNode line) {
        var title = text(line, "title").orElse("");
        var problem = text(line, "problem").or(() -> text(line, "body")).orElse("");
        return new NewProposal(
                title,
                text(line, "ask").orElse(title),
                problem,
                place(tx, community, line),
                addressed(tx, community, line),
                text(line, "language").orElse(community.language()),
                Optional.empty());
    }

    private Proposal.Place place(Transaction tx, Community community, JsonNode line) {
        var categories = slugs(communities.categories(tx, community.id()).stream()
                .map(Category::slug)
                .toList());
        var lifeEvents = slugs(
                communities.lifeEvents(tx).stream().map(event -> event.slug()).toList());
        var locality = text(line, "locality");
        locality.ifPresent(code -> addLocality(tx, community, code));
        return new Proposal.Place(
                text(line, "category").filter(categories::contains),
                locality,
                text(line, "life_event").filter(lifeEvents::contains));
    }

    private void addLocality(Transaction tx, Community community, String code) {
        var known = communities.localities(tx, community.id()).stream()
                .map(Locality::code)
                .anyMatch(code::equals);
        if (!known) {
            communities.putLocality(tx, community.id(), new Locality(code, code, Optional.empty()));
        }
    }

    private List<String> addressed(Transaction tx, Community community, JsonNode line) {
        var registered =
                slugs(bodies.list(tx, community.id()).stream().map(Body::slug).toList());
        return text(line, "target_department")
                .filter(registered::contains)
                .map(List::of)
                .orElse(List.of());
    }

    private static Set<String> slugs(List<String> list) {
        return new HashSet<>(list);
    }

    private static Optional<String> text(JsonNode line, String field) {
        return Optional.ofNullable(line.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
