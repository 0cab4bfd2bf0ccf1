package folkmoot.talk.profile;

import folkmoot.federation.json.UriReader;
import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.platform.database.Database;
import folkmoot.platform.text.Html;
import folkmoot.platform.text.Names;
import folkmoot.platform.text.PostText;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns what people type into their profile into HTML: mentions of those who are known here, hashtags, links. */
public final class ProfileTexts {

    private final Database database;
    private final Accounts accounts;
    private final LocalUris uris;

    public ProfileTexts(Database database, Accounts accounts, LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.uris = uris;
    }

    String note(String source) {
        return PostText.html(source, targets());
    }

    /** Lines without a name and a value are left out. */
    List<Account.Field> fields(List<Map.Entry<String, String>> typed) {
        return typed.stream()
                .filter(field -> !field.getKey().isBlank() || !field.getValue().isBlank())
                .map(field -> field(Names.clean(field.getKey()), Names.clean(field.getValue())))
                .toList();
    }

    private Account.Field field(String name, String source) {
        return new Account.Field(name, html(source), source, Optional.empty());
    }

    /** On one line; a link says {@code rel=me}, so that the page behind it can be proven. */
    private String html(String source) {
        return PostText.html(source, targets())
                .replaceAll("^<p>|</p>$", "")
                .replace("rel=\"nofollow noopener noreferrer\"", "rel=\"me nofollow noopener noreferrer\"");
    }

    private PostText.Targets targets() {
        return new PostText.Targets() {
            @Override
            public Optional<PostText.MentionTarget> mention(String username, Optional<String> domain) {
                var handle = new Handle(username, domain.flatMap(DomainNames::ascii));
                return database.read(tx -> accounts.byHandle(tx, handle))
                        .filter(Account::isActive)
                        .map(account ->
                                new PostText.MentionTarget(account.page(), account.username(), account.domain()));
            }

            @Override
            public URI tag(String name) {
                return uris.tag(name.toLowerCase(Locale.ROOT));
            }
        };
    }

    /** The address that a line consists of, if it is one. */
    static Optional<URI> link(Account.Field field) {
        var text = Html.text(field.value()).strip();
        return text.matches("https?://[^\\s]+") ? UriReader.link(text) : Optional.empty();
    }
}
