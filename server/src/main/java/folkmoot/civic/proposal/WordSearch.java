package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Finds proposals that have some words, the newest first. The index names for each word those of an era (about a thousand proposals)
 * or an age (32 eras): a word that many have fills a page from the newest eras, and one that few have is looked up age by age. So what
 * is read is bounded by what is wanted, not by how many proposals have the word.
 */
final class WordSearch {

    private static final int MOST_WORDS = 8;
    private static final int ERA = 10; // powers of two; as in proposal_search_words
    private static final int AGE = 15;
    private static final int FIRST_ERAS = 2;
    private static final int ERAS = 8;

    private static final String TERMS = """
        SELECT w FROM unnest(tsvector_to_array(to_tsvector('simple', search_form(?)))) w ORDER BY length(w) DESC, w LIMIT ?
        """;

    private static final String NEWEST_PLACE = "SELECT coalesce(max(place), 0) FROM proposal_search";

    private static final String FROM = """
        SELECT place FROM proposal_search WHERE proposal_id >= ? ORDER BY proposal_id LIMIT 1
        """;

    /** The sums keep PostgreSQL from reading all of the window instead of those that have the words. */
    private static final String OLDER = """
        SELECT proposal_id FROM proposal_search
        WHERE array_to_tsvector(words) @@ ?::tsquery AND place + 0 >= ? AND place + 0 < ? ORDER BY place + 0 DESC LIMIT ?
        """;

    private static final String NEWER = """
        SELECT proposal_id FROM proposal_search
        WHERE array_to_tsvector(words) @@ ?::tsquery AND place + 0 >= ? AND place + 0 < ? ORDER BY place + 0 LIMIT ?
        """;

    private final Optional<CommunityId> community;
    private final List<String> terms;

    private WordSearch(Optional<CommunityId> community, List<String> terms) {
        this.community = community;
        this.terms = terms;
    }

    /** @param words as typed; each is to be the beginning of a word */
    static WordSearch of(Transaction tx, Optional<CommunityId> community, String words) {
        return new WordSearch(community, tx.fetch(TERMS, row -> row.getString(1), words, MOST_WORDS));
    }

    /** The first ones older than a proposal, or the newest; newest first. */
    List<Long> older(Transaction tx, Optional<Long> than, int most) {
        long end = than.flatMap(id -> from(tx, id)).orElseGet(() -> newestPlace(tx) + 1);
        var found = new ArrayList<Long>();
        for (var window = Window.below(end);
                found.size() < most && window.isPresent();
                window = window.get().next()) {
            found.addAll(look(tx, OLDER, window.get(), most - found.size()));
        }
        return found;
    }

    /** The first ones newer than a proposal; oldest first. */
    List<Long> newer(Transaction tx, long than, int most) {
        long last = newestPlace(tx);
        var found = new ArrayList<Long>();
        for (long begin = from(tx, than + 1).orElse(last + 1); found.size() < most && begin <= last; ) {
            long end = Math.min(last, begin | (1L << AGE) - 1) + 1;
            found.addAll(look(tx, NEWER, new Window(begin, end, AGE, 1), most - found.size()));
            begin = end;
        }
        return found;
    }

    private List<Long> look(Transaction tx, String statement, Window window, int most) {
        return terms.isEmpty()
                ? List.of()
                : tx.fetch(statement, row -> row.getLong(1), query(window), window.begin(), window.end(), most);
    }

    private static long newestPlace(Transaction tx) {
        return tx.fetch(NEWEST_PLACE, row -> row.getLong(1)).getFirst();
    }

    /** Where a proposal stands or, when it is gone, the next. */
    private static Optional<Long> from(Transaction tx, long id) {
        return tx.fetch(FROM, row -> row.getLong(1), id).stream().findFirst();
    }

    private String query(Window window) {
        var periods = LongStream.rangeClosed(window.begin() >> window.size(), window.end() - 1 >> window.size());
        return periods.mapToObj(period -> query((window.size() == ERA ? "e" : "a") + period + " "))
                .collect(Collectors.joining(" | "));
    }

    private String query(String period) {
        var all = new ArrayList<String>();
        terms.forEach(term -> all.add(quoted(period + term) + ":*"));
        community.ifPresent(id -> all.add(quoted(period + "*" + id)));
        return all.stream().collect(Collectors.joining(" & ", "(", ")"));
    }

    private static String quoted(String lexeme) {
        return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    /**
     * Places that one statement looks through, none twice: two eras, then the rest of eight, then ages, more of them each time.
     *
     * @param begin first
     * @param end behind the last
     * @param size of what the index is asked for, as a power of two
     * @param number which window it is
     */
    private record Window(long begin, long end, int size, int number) {

        private static Optional<Window> below(long end) {
            return window(end, (end - 1 >> ERA) - (FIRST_ERAS - 1) << ERA, ERA, 0);
        }

        private Optional<Window> next() {
            return number == 0
                    ? window(begin, (begin - 1 >> ERA) - (ERAS - FIRST_ERAS - 1) << ERA, ERA, 1)
                    : window(begin, (begin - 1 >> AGE) - ((1L << number - 1) - 1) << AGE, AGE, number + 1);
        }

        private static Optional<Window> window(long end, long begin, int size, int number) {
            return end <= 0 ? Optional.empty() : Optional.of(new Window(Math.max(0, begin), end, size, number));
        }
    }
}
