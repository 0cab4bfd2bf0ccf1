package folkmoot.talk.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.testing.Elsewhere;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Collections that are made to keep us busy. */
class CollectionWalkTest {

    private final Elsewhere elsewhere = new Elsewhere();
    private final RemoteInstance remote = elsewhere.remote();
    private final URI start = remote.uri("/c");

    @AfterEach
    void close() {
        elsewhere.close();
    }

    @Test
    void aCollectionWithoutEndIsLeftAfterSoManyPagesOrItems() {
        remote.on("/c", request -> {
            var number = request.getParam("page") == null ? 0 : Integer.parseInt(request.getParam("page"));
            request.response()
                    .putHeader("content-type", Elsewhere.TYPE)
                    .end(document(number == 0 ? "/c" : "/c?page=" + number, "/c?page=" + (number + 1), 10));
        });

        assertThat(items(5, 1_000)).hasSize(50);
        assertThat(remote.received()).hasSize(5);
        remote.forgetRequests();
        assertThat(items(100, 25)).hasSize(25);
        assertThat(remote.received()).hasSize(3);
    }

    @Test
    void aPageThatLeadsToItselfIsReadOnce() {
        serves("/c", document("/c", "/c", 3));

        assertThat(items(10, 1_000)).hasSize(3);
        assertThat(remote.received()).hasSize(1);
    }

    @Test
    void pagesThatLeadInACircleAreReadOnceEach() {
        serves("/c", document("/c", "/c/1", 1));
        serves("/c/1", document("/c/1", "/c/2", 1));
        serves("/c/2", document("/c/2", "/c", 1));

        assertThat(items(10, 1_000)).hasSize(3);
        assertThat(remote.received()).hasSize(3);
    }

    @Test
    void aPageOnAnotherHostIsNotRead() {
        serves("/c", document("/c", "/c/1", 1).replace(remote.uri("/c/1").toString(), "http://other.localhost/c"));
        assertThat(items(10, 1_000)).hasSize(1);
        assertThat(remote.received()).hasSize(1);
    }

    @Test
    void ofAPageWithVeryManyItemsTheFirstHundredAreSeen() {
        serves("/c", document("/c", "/c", 9_000));
        assertThat(items(10, 1_000)).hasSize(100);

        var millions = IntStream.range(0, 1_000_000).mapToObj(_ -> "\"a\"").collect(Collectors.joining(","));
        serves("/c", "{\"id\":\"%s\",\"type\":\"Collection\",\"items\":[%s]}".formatted(start, millions));
        assertThat(items(10, 1_000)).as("larger than any document").isEmpty();
    }

    private List<CollectionPage.Item> items(int mostPages, int mostItems) {
        return new CollectionWalk(elsewhere.fetcher()).items(start, mostPages, mostItems, FetchBudget.of(200));
    }

    private void serves(String path, String json) {
        remote.serves(path, Elsewhere.TYPE, json.getBytes(StandardCharsets.UTF_8));
    }

    private String document(String path, String next, int items) {
        var ids = IntStream.range(0, items)
                .mapToObj(item -> "\"" + remote.uri(path) + "#" + item + "\"")
                .collect(Collectors.joining(","));
        return "{\"id\":\"%s\",\"type\":\"OrderedCollectionPage\",\"next\":\"%s\",\"orderedItems\":[%s]}"
                .formatted(remote.uri(path), remote.uri(next), ids);
    }
}
