package folkmoot.door.mail;

import folkmoot.civic.notice.Bounces;
import folkmoot.civic.response.Responses;
import folkmoot.door.House;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.problem.Overloaded;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.problem.TooMany;
import folkmoot.talk.letter.LetterAnswers;
import folkmoot.talk.letter.LetterAnswers.Taken;
import folkmoot.talk.letter.Refused;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The inlet for mails, where the settings name a port: answers of members, and what could not be delivered to public bodies. */
public final class MailDoor implements MailTaker, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MailDoor.class);
    private static final LmtpReply GOOD = new LmtpReply(250, "2.1.5 OK");

    private final House house;
    private final LetterAnswers answers;
    private final String bounces;
    private final Optional<LmtpServer> server;

    public MailDoor(House house) {
        this.house = house;
        var platform = house.platform();
        var settings = platform.settings().mail();
        var talk = house.talk();
        var members = house.people().members();
        this.answers = new LetterAnswers(
                platform.database(),
                platform.jobs(),
                platform.clock(),
                new RateLimits(platform.settings().limits().enabled(), platform.clock()),
                new LetterAnswers.Parts(
                        house.people().accounts(),
                        members.users(),
                        members.replyAddresses(),
                        talk.posts().statuses(),
                        talk.posts().local(),
                        talk.media().uploads()),
                settings.trustedResults(),
                Responses::saysPosition);
        this.bounces = "bounces@" + platform.mailDomain();
        this.server = settings.inletPort() == 0
                ? Optional.empty()
                : Optional.of(new LmtpServer(settings.inletBind(), settings.inletPort(), platform.mailDomain(), this));
    }

    @Override
    public LmtpReply recipient(String address) {
        return said(() -> {
            if (!address.equalsIgnoreCase(bounces)) {
                answers.require(address);
            }
            return GOOD;
        });
    }

    @Override
    public LmtpReply take(String sender, String recipient, byte[] mail) {
        return said(() -> recipient.equalsIgnoreCase(bounces)
                ? bounced(mail)
                : switch (answers.take(sender, recipient, mail)) {
                    case Taken.POSTED -> new LmtpReply(250, "2.0.0 Posted");
                    case Taken.TWICE -> new LmtpReply(250, "2.0.0 Posted before");
                    case Taken.AUTOMATIC -> new LmtpReply(250, "2.0.0 A program wrote this: it is not posted");
                });
    }

    private LmtpReply bounced(byte[] mail) {
        boolean known = Bounces.receipt(new String(mail, StandardCharsets.UTF_8))
                .filter(receipt -> house.civic().reaching().notices().bounced(receipt))
                .isPresent();
        return new LmtpReply(250, known ? "2.0.0 The body was not told" : "2.0.0 Not of a mail to a body");
    }

    private static LmtpReply said(Supplier<LmtpReply> doing) {
        try {
            return doing.get();
        } catch (Refused refused) {
            return new LmtpReply(
                    refused.status().startsWith("4") ? 450 : 550, refused.status() + " " + refused.getMessage());
        } catch (TooMany | Overloaded later) {
            return new LmtpReply(451, "4.7.1 " + later.getMessage());
        } catch (Problem problem) {
            return new LmtpReply(550, "5.6.0 " + problem.getMessage());
        } catch (RuntimeException fault) {
            LOG.error("A mail could not be taken", fault);
            return new LmtpReply(451, "4.3.0 Something went wrong here; try again");
        }
    }

    @Override
    public void close() {
        server.ifPresent(LmtpServer::close);
    }
}
