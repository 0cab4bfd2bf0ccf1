package folkmoot.testing;

import folkmoot.command.verify.LogVerification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Somebody from outside with a laptop, who counts again what a world publishes. */
public final class Stranger {

    private Stranger() {}

    /** Waits until everything that happened has its place in the world's log, and a signed tree. */
    public static void waitsForLog(World world) {
        Patience.untilSettled(world);
        var house = world.server().house();
        Patience.until(() -> house.platform()
                .database()
                .read(tx -> tx.fetch("SELECT 1 FROM log_pending LIMIT 1", _ -> true))
                .isEmpty());
        house.civic().publicLog().checkpoints().hourly(); // asked for, a tree is signed every five seconds at most
        Patience.untilSettled(world);
    }

    /** What is wrong with the world's log, once everything is in it. */
    public static List<String> differences(World world) {
        waitsForLog(world);
        var said = new ArrayList<String>();
        LogVerification.of(
                world.server().house().platform().address().origin(),
                new LogVerification.Kept(Optional.empty(), Optional.empty()),
                said::add);
        return said;
    }
}
