package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.schema.generated.tables.records.ProposalRecord;
import folkmoot.schema.generated.tables.records.ProposalVersionRecord;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes what there is of proposals when they are published: the row, its place in the lists, its first text, the event, and that the
 * author asks for news. One round trip, however many there are.
 */
final class NewRows {

    private static final String PROPOSALS = """
        INSERT INTO proposal (id, community_id, author_account_id, local, title, ask, problem, category, locality, life_event,
                              place_name, latitude, longitude, language, state, original_uri, record_uri, different_because,
                              version, threshold_count, threshold_columns, threshold_least, threshold_servers, state_changed_at, created_at)
        SELECT id, community, author, true, title, ask, problem, category, locality, life_event, place, latitude, longitude,
               language, state, original, record, different, version, threshold, columns::text[], least::jsonb, servers,
               created::timestamptz, created::timestamptz
        FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::float8[], ?::float8[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int[], ?::int[],
                    ?::text[], ?::text[], ?::int[], ?::text[])
             w (id, community, author, title, ask, problem, category, locality, life_event, place, latitude, longitude, language,
                state, original, record, different, version, threshold, columns, least, servers, created)
        """;

    private static final String FOLLOWS = """
        INSERT INTO proposal_follow (proposal_id, account_id, created_at)
        SELECT id, author, created::timestamptz FROM unnest(?::bigint[], ?::bigint[], ?::text[]) w (id, author, created)
        ON CONFLICT DO NOTHING
        """;

    private static final String VERSIONS = """
        INSERT INTO proposal_version (proposal_id, version, correction, title, ask, problem, category, locality, bodies,
                                      place_name, latitude, longitude, language, account_id, base, salt, digest, created_at)
        SELECT id, version, 0, title, ask, problem, category, locality, bodies::text[], place, latitude, longitude, language,
               account, true, salt, digest, created::timestamptz
        FROM unnest(?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::float8[], ?::float8[], ?::text[], ?::bigint[], ?::bytea[], ?::bytea[], ?::text[])
             w (id, version, title, ask, problem, category, locality, bodies, place, latitude, longitude, language, account,
                salt, digest, created)
        """;

    private static final String EVENTS = """
        INSERT INTO proposal_event (id, proposal_id, kind, actor_account_id, note, created_at)
        SELECT id, proposal, kind, actor, note, created::timestamptz
        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::text[])
             w (id, proposal, kind, actor, note, created)
        """;

    private static final String ALL = String.join(";", PROPOSALS, FOLLOWS, VERSIONS, EVENTS);

    private NewRows() {}

    /** A proposal at home here as it is published, with its first text and the event that says so. */
    record Made(Proposal proposal, ProposalVersionRecord version, ProposalEvent event) {}

    static void write(Transaction tx, List<Made> all) {
        Pointers.changing(tx);
        var rows = all.stream().map(made -> ProposalRows.row(made.proposal())).toList();
        var versions = all.stream().map(Made::version).toList();
        var events = all.stream().map(Made::event).toList();
        var ids = longs(rows, ProposalRecord::getId);
        var communities = longs(rows, ProposalRecord::getCommunityId);
        var authors = longs(rows, ProposalRecord::getAuthorAccountId);
        var created = texts(rows, row -> row.getCreatedAt().toString());
        tx.execute(
                ALL,
                ids,
                communities,
                authors,
                texts(rows, ProposalRecord::getTitle),
                texts(rows, ProposalRecord::getAsk),
                texts(rows, ProposalRecord::getProblem),
                texts(rows, ProposalRecord::getCategory),
                texts(rows, ProposalRecord::getLocality),
                texts(rows, ProposalRecord::getLifeEvent),
                texts(rows, ProposalRecord::getPlaceName),
                degrees(rows, ProposalRecord::getLatitude),
                degrees(rows, ProposalRecord::getLongitude),
                texts(rows, ProposalRecord::getLanguage),
                texts(rows, ProposalRecord::getState),
                texts(rows, ProposalRecord::getOriginalUri),
                texts(rows, ProposalRecord::getRecordUri),
                texts(rows, ProposalRecord::getDifferentBecause),
                numbers(rows, ProposalRecord::getVersion),
                numbers(rows, ProposalRecord::getThresholdCount),
                texts(rows, row -> array(row.getThresholdColumns())),
                texts(rows, row -> row.getThresholdLeast().data()),
                numbers(rows, ProposalRecord::getThresholdServers),
                created,
                ids,
                authors,
                created,
                longs(versions, ProposalVersionRecord::getProposalId),
                numbers(versions, ProposalVersionRecord::getVersion),
                texts(versions, ProposalVersionRecord::getTitle),
                texts(versions, ProposalVersionRecord::getAsk),
                texts(versions, ProposalVersionRecord::getProblem),
                texts(versions, ProposalVersionRecord::getCategory),
                texts(versions, ProposalVersionRecord::getLocality),
                texts(versions, row -> array(row.getBodies())),
                texts(versions, ProposalVersionRecord::getPlaceName),
                degrees(versions, ProposalVersionRecord::getLatitude),
                degrees(versions, ProposalVersionRecord::getLongitude),
                texts(versions, ProposalVersionRecord::getLanguage),
                longs(versions, ProposalVersionRecord::getAccountId),
                versions.stream().map(ProposalVersionRecord::getSalt).toArray(byte[][]::new),
                versions.stream().map(ProposalVersionRecord::getDigest).toArray(byte[][]::new),
                texts(versions, row -> row.getCreatedAt().toString()),
                longs(events, ProposalEvent::id),
                ids,
                texts(events, ProposalEvent::kind),
                longs(events, event -> event.actor().orElseThrow().value()),
                texts(events, ProposalEvent::note),
                texts(events, event -> event.createdAt().toString()));
    }

    private static <T> Long[] longs(List<T> rows, Function<T, Long> value) {
        return rows.stream().map(value).toArray(Long[]::new);
    }

    private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
    }

    private static <T> Double[] degrees(List<T> rows, Function<T, Double> value) {
        return rows.stream().map(value).toArray(Double[]::new);
    }

    private static <T> String[] texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    /** As PostgreSQL writes an array, of which an array of arrays cannot be made. */
    private static String array(String[] words) {
        return List.of(words).stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
