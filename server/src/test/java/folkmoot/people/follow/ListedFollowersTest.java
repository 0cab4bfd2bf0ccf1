package folkmoot.people.follow;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.testing.Elsewhere;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists of followers elsewhere, of every length and shape. */
class ListedFollowersTest {

    private final Elsewhere elsewhere = new Elsewhere();
    private final RemoteInstance remote = elsewhere.remote();
    private final URI list = remote.uri("/list");

    @AfterEach
    void close() {
        elsewhere.close();
    }

    @Test
    void aListOfSeveralPagesIsReadAsAWhole() {
        collection(Optional.of(remote.uri("/list/1")));
        page(1, 4, Optional.of(remote.uri("/list/2")));
        page(2, 4, Optional.of(remote.uri("/list/3")));
        page(3, 2, Optional.empty());

        assertThat(reading(10, 25_000))
                .hasValueSatisfying(ids -> assertThat(ids).hasSize(10));
        assertThat(remote.received()).hasSize(4);
    }

    @Test
    void aListAtTheLimitIsReadAndOneLongerIsNot() {
        page(0, 10, Optional.empty());
        assertThat(reading(10, 10)).hasValueSatisfying(ids -> assertThat(ids).hasSize(10));
        assertThat(reading(10, 9)).isEmpty();

        collection(Optional.of(remote.uri("/list/1")));
        page(1, 5, Optional.of(remote.uri("/list/2")));
        page(2, 5, Optional.empty());
        assertThat(reading(10, 10)).isPresent();
        assertThat(reading(10, 9)).isEmpty();
    }

    @Test
    void aListOfTooManyPagesOrWithoutEndCountsForNothing() {
        remote.on("/list", request -> {
            var number = request.getParam("page") == null ? 0 : Integer.parseInt(request.getParam("page"));
            request.response()
                    .putHeader("content-type", Elsewhere.TYPE)
                    .end("{\"type\":\"OrderedCollectionPage\",\"id\":\"%s\",\"next\":\"%s\",\"orderedItems\":[\"%s\"]}"
                            .formatted(
                                    number == 0 ? list : list + "?page=" + number,
                                    list + "?page=" + (number + 1),
                                    follower(number, 0)));
        });

        assertThat(reading(10, 25_000)).isEmpty();
        assertThat(remote.received()).hasSize(10);
    }

    @Test
    void aListThatLeadsInACircleOrElsewhereCountsForNothing() {
        page(0, 2, Optional.of(list));
        assertThat(reading(10, 25_000)).isEmpty();
        assertThat(remote.received()).hasSize(1);

        page(0, 2, Optional.of(URI.create("http://other.localhost:" + list.getPort() + "/list/1")));
        assertThat(reading(10, 25_000)).isEmpty();
        assertThat(remote.received()).hasSize(2);
    }

    @Test
    void aListThatLacksAPageCountsForNothing() {
        collection(Optional.of(remote.uri("/list/1")));
        page(1, 4, Optional.of(remote.uri("/list/2")));

        assertThat(reading(10, 25_000)).isEmpty();
    }

    private Optional<Set<URI>> reading(int mostPages, int mostListed) {
        return new ListedFollowers(elsewhere.fetcher(), mostPages, mostListed).read(list);
    }

    private void collection(Optional<URI> first) {
        elsewhere.serves(CollectionPage.of(list, "OrderedCollection", List.of()), first, Optional.empty());
    }

    /** Page 0 is the collection itself. */
    private void page(int number, int followers, Optional<URI> next) {
        var at = number == 0 ? list : remote.uri("/list/" + number);
        var items = IntStream.range(0, followers)
                .mapToObj(one -> CollectionPage.Item.link(follower(number, one)))
                .toList();
        elsewhere.serves(CollectionPage.of(at, "OrderedCollectionPage", items), Optional.empty(), next);
    }

    private static URI follower(int page, int one) {
        return URI.create("https://here.example/users/f" + page + "-" + one);
    }
}
