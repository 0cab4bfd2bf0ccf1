package folkmoot.stewardship.report;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What somebody reports; see {@link Report} for the words.
 *
 * @param id where it was chosen already, to name the Flag by
 */
public record NewReport(
        Optional<Long> id,
        AccountId account,
        AccountId target,
        String category,
        String comment,
        boolean forwarded,
        List<Long> rules,
        List<StatusId> statuses,
        Optional<URI> uri) {}
