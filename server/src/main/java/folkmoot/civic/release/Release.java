package folkmoot.civic.release;

import folkmoot.civic.community.DataLicence;
import java.time.Instant;

/**
 * What a release says besides what every matter says.
 *
 * @param opens from when on everybody can have its files
 */
public record Release(DataLicence licence, Instant opens) {

    /** Whether everybody can have its files now. */
    public boolean isOpen(Instant now) {
        return !now.isBefore(opens);
    }
}
