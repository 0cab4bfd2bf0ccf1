package folkmoot.door.web.joining;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A map of the site for search engines (sitemaps.org), in files of one month each, so that none has to read all there is. */
final class Sitemap {

    /** Of one file, as the format has it. */
    private static final int MOST = 50_000;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    private final InstantSource clock;

    Sitemap(InstantSource clock) {
        this.clock = clock;
    }

    /** Those since something began, the present one among them. */
    Stream<YearMonth> months(Instant since) {
        var last = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        return Stream.iterate(
                YearMonth.from(since.atOffset(ZoneOffset.UTC)),
                month -> !month.isAfter(last),
                month -> month.plusMonths(1));
    }

    /** What was proposed here in a month and is shown. */
    List<Long> proposals(Transaction tx, CommunityId community, YearMonth month) {
        return tx.sql()
                .select(PROPOSAL.ID)
                .from(PROPOSAL)
                .where(PROPOSAL.COMMUNITY_ID.eq(community.value()))
                .and(PROPOSAL.ID.ge(Ids.from(begin(month))))
                .and(PROPOSAL.ID.lt(Ids.from(begin(month.plusMonths(1)))))
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.LISTED)
                .orderBy(PROPOSAL.ID.desc())
                .limit(MOST)
                .fetch(PROPOSAL.ID);
    }

    private static Instant begin(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    static String index(List<String> files) {
        return HEAD + "<sitemapindex" + NAMESPACE + lines("sitemap", files) + "</sitemapindex>\n";
    }

    static String addresses(List<String> pages) {
        return HEAD + "<urlset" + NAMESPACE + lines("url", pages) + "</urlset>\n";
    }

    /** Addresses of ours hold nothing that XML reads otherwise. */
    private static String lines(String element, List<String> addresses) {
        return addresses.stream()
                .map(address -> "<" + element + "><loc>" + address + "</loc></" + element + ">\n")
                .collect(Collectors.joining());
    }
}
