package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;

import folkmoot.platform.database.JsonColumns;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.schema.generated.tables.Body;
import folkmoot.schema.generated.tables.records.BodyRecord;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;

/** Entries of registers as rows of {@code body}. */
final class BodyRows {

    private static final Body PARENT = BODY.as("parent");
    private static final Body PREDECESSOR = BODY.as("predecessor");
    private static final Body SUCCESSOR = BODY.as("successor");

    private BodyRows() {}

    /** Everything but its name in addresses. */
    static BodyRecord values(folkmoot.civic.body.Body body) {
        var row = new BodyRecord();
        row.setName(body.name());
        row.setNames(JsonColumns.texts(body.names()));
        row.setKind(body.kind());
        row.setDomain(body.domain());
        row.setHandle(body.handle().orElse(null));
        row.setAccountId(body.account().map(AccountId::value).orElse(null));
        row.setMail(body.mail().orElse(null));
        row.setForm(body.form().map(URI::toString).orElse(null));
        row.setTriedAt(body.reach().triedAt().orElse(null));
        row.setReached(body.reach().reached());
        row.setRemit(array(body.remit()));
        row.setCategories(array(body.scope().categories()));
        row.setLifeEvents(array(body.scope().lifeEvents()));
        row.setArea(body.area().orElse(null));
        row.setLanguages(array(body.languages()));
        row.setAckTargetDays(body.acknowledgeDays());
        row.setAnswerTargetDays(body.answerDays());
        row.setWorkingWeek(array(body.time().weekWords()));
        row.setHolidays(body.time().sortedHolidays().toArray(LocalDate[]::new));
        row.setCodes(JsonColumns.texts(body.codes()));
        row.setParentId(body.parent().map(BodyId::value).orElse(null));
        row.setPredecessorId(body.predecessor().map(BodyId::value).orElse(null));
        row.setSuccessorId(
                body.kin().successor().map(entry -> entry.id().value()).orElse(null));
        row.setValidFrom(body.validFrom());
        row.setValidUntil(body.validUntil().orElse(null));
        row.setRetiredAt(body.retired().orElse(null));
        return row;
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    /** By name. */
    static List<folkmoot.civic.body.Body> select(Transaction tx, Condition condition) {
        return tx.sql()
                .select(BODY.fields())
                .select(PARENT.ID, PARENT.SLUG, PARENT.NAME)
                .select(PREDECESSOR.ID, PREDECESSOR.SLUG, PREDECESSOR.NAME)
                .select(SUCCESSOR.ID, SUCCESSOR.SLUG, SUCCESSOR.NAME)
                .from(BODY)
                .leftJoin(PARENT)
                .on(PARENT.ID.eq(BODY.PARENT_ID))
                .leftJoin(PREDECESSOR)
                .on(PREDECESSOR.ID.eq(BODY.PREDECESSOR_ID))
                .leftJoin(SUCCESSOR)
                .on(SUCCESSOR.ID.eq(BODY.SUCCESSOR_ID))
                .where(condition)
                .orderBy(BODY.NAME, BODY.ID)
                .fetch(BodyRows::body);
    }

    private static folkmoot.civic.body.Body body(Record joined) {
        var row = joined.into(BODY);
        return new folkmoot.civic.body.Body(
                new BodyId(row.getId()),
                new CommunityId(row.getCommunityId()),
                row.getSlug(),
                row.getName(),
                JsonColumns.texts(row.getNames()),
                row.getKind(),
                row.getDomain(),
                new Reach(
                        Optional.ofNullable(row.getHandle()),
                        Optional.ofNullable(row.getAccountId()).map(AccountId::new),
                        Optional.ofNullable(row.getMail()),
                        Optional.ofNullable(row.getForm()).map(URI::create),
                        Optional.ofNullable(row.getTriedAt()),
                        row.getReached()),
                new Scope(
                        List.of(row.getRemit()),
                        List.of(row.getCategories()),
                        List.of(row.getLifeEvents()),
                        Optional.ofNullable(row.getArea())),
                List.of(row.getLanguages()),
                new Targets(
                        row.getAckTargetDays(),
                        row.getAnswerTargetDays(),
                        new WorkingTime(
                                WorkingTime.week(Arrays.asList(row.getWorkingWeek())), Set.of(row.getHolidays()))),
                JsonColumns.texts(row.getCodes()),
                new Kin(entry(joined, PARENT), entry(joined, PREDECESSOR), entry(joined, SUCCESSOR)),
                row.getValidFrom(),
                Optional.ofNullable(row.getValidUntil()),
                Optional.ofNullable(row.getRetiredAt()));
    }

    private static Optional<Kin.Entry> entry(Record joined, Body named) {
        return Optional.ofNullable(joined.get(named.ID))
                .map(id -> new Kin.Entry(new BodyId(id), joined.get(named.SLUG), joined.get(named.NAME)));
    }
}
