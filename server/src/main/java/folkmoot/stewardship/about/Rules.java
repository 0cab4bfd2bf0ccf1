package folkmoot.stewardship.about;

import static folkmoot.schema.generated.Tables.INSTANCE_RULE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.InstanceRuleRecord;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** The instance's rules. A rule that was removed can still be found by its id, for the reports that name it. */
public final class Rules {

    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_HINT = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Rule.Translation>> TRANSLATIONS = new TypeReference<>() {};

    private final Ids ids;
    private final InstantSource clock;

    public Rules(Ids ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Those in force, in their order. */
    public List<Rule> list(Transaction tx) {
        return fetch(tx, INSTANCE_RULE.REMOVED_AT.isNull());
    }

    /** Those with the ids, in force or not; unknown ids are left out. */
    public List<Rule> find(Transaction tx, Collection<Long> wanted) {
        return wanted.isEmpty() ? List.of() : fetch(tx, INSTANCE_RULE.ID.in(wanted));
    }

    /** Adds a rule behind the others. 422 for a text that is blank or longer than 300 characters. */
    public Rule add(Transaction tx, String text, String hint, Map<String, Rule.Translation> translations) {
        if (text.isBlank()) {
            throw Invalid.field("text", "ERR_BLANK", "can't be blank");
        }
        if (text.length() > LONGEST_TEXT || hint.length() > LONGEST_HINT) {
            throw Invalid.field("text", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_TEXT + " characters)");
        }
        var rule = new Rule(ids.next(), text.strip(), hint.strip(), translations);
        tx.sql()
                .insertInto(INSTANCE_RULE)
                .set(INSTANCE_RULE.ID, rule.id())
                .set(
                        INSTANCE_RULE.POSITION,
                        DSL.select(DSL.coalesce(DSL.max(INSTANCE_RULE.POSITION), 0)
                                        .plus(1))
                                .from(INSTANCE_RULE)
                                .asField())
                .set(INSTANCE_RULE.TEXT, rule.text())
                .set(INSTANCE_RULE.HINT, rule.hint())
                .set(INSTANCE_RULE.TRANSLATIONS, JSONB.valueOf(write(translations)))
                .set(INSTANCE_RULE.CREATED_AT, clock.instant())
                .execute();
        return rule;
    }

    /** Takes a rule out of force; 404 if it is in none. */
    public void remove(Transaction tx, long id) {
        int removed = tx.sql()
                .update(INSTANCE_RULE)
                .set(INSTANCE_RULE.REMOVED_AT, clock.instant())
                .where(INSTANCE_RULE.ID.eq(id), INSTANCE_RULE.REMOVED_AT.isNull())
                .execute();
        if (removed == 0) {
            throw new NotFound();
        }
    }

    private static List<Rule> fetch(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(INSTANCE_RULE)
                .where(condition)
                .orderBy(INSTANCE_RULE.POSITION, INSTANCE_RULE.ID)
                .fetch(Rules::rule);
    }

    private static Rule rule(InstanceRuleRecord row) {
        try {
            return new Rule(
                    row.getId(),
                    row.getText(),
                    row.getHint(),
                    JSON.readValue(row.getTranslations().data(), TRANSLATIONS));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("instance_rule " + row.getId() + " has unreadable translations", broken);
        }
    }

    private static String write(Map<String, Rule.Translation> translations) {
        try {
            return JSON.writeValueAsString(translations);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
