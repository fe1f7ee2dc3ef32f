package org.zhanqiao.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhanqiao.identity.KeyedHash;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.web.NotFound;

/// What the evidence says: the calls, the figures of an agency, and who used a person's data. It reads the index, which
/// [LogIndexer] keeps; whether an entry really stands in its log is what [Proofs] answers.
@Service
public class AuditTrail {

    private final Calls calls;
    private final Figures figures;
    private final Performances performances;
    private final GrantUses uses;
    private final Subjects subjects;
    private final IndexedLogs logs;
    private final List<KeyedHash> caseKeys;
    private final List<KeyedHash> purposeKeys;

    AuditTrail(JdbcClient jdbc, SecretBox box, SecureRandom random) {
        this.calls = new Calls(jdbc);
        this.figures = new Figures(jdbc);
        this.performances = new Performances(jdbc);
        this.uses = new GrantUses(jdbc);
        this.subjects = new Subjects(jdbc, box, random);
        this.logs = new IndexedLogs(jdbc);
        this.caseKeys = keys(box, DerivedKeys.CASE);
        this.purposeKeys = keys(box, DerivedKeys.PURPOSE);
    }

    private static List<KeyedHash> keys(SecretBox box, String use) {
        return DerivedKeys.all(box, use).stream().map(KeyedHash::new).toList();
    }

    /// Calls, newest first.
    ///
    /// @param size most rows, at least 1
    public Slice<CallEntry> listCalls(CallFilter filter, Place place, int size) {
        return calls.list(filter, place, size);
    }

    /// All calls of a filter, newest first, read while the stream is.
    public Stream<CallEntry> streamCalls(CallFilter filter) {
        return calls.stream(filter);
    }

    /// @throws NotFound when the index has no such entry
    public CallEntry getCall(int log, long index) {
        return calls.find(log, index).orElseThrow(() -> new NotFound("entry", log + "/" + index));
    }

    /// @throws NotFound when the index has no such entry
    public RawEntry getRaw(int log, long index) {
        return calls.findRaw(log, index).orElseThrow(() -> new NotFound("entry", log + "/" + index));
    }

    /// As which commitments a case number may stand in entries: one for each master key.
    public List<String> caseCommitments(String caseNumber) {
        return commitments(caseKeys, caseNumber);
    }

    /// As which commitments a purpose that was stated and came to no grant may stand in entries: one for each master
    /// key.
    public List<String> purposeCommitments(String purpose) {
        return commitments(purposeKeys, purpose);
    }

    private static List<String> commitments(List<KeyedHash> keys, String text) {
        return keys.stream()
                .map(key -> Base64.getEncoder().encodeToString(key.of(text)))
                .toList();
    }

    /// What an agency's calls looked like.
    ///
    /// @param agency  code
    /// @param service code of the one service to count; empty for all
    /// @param from    first instant; whole hours are counted
    /// @param until   instant after the last
    public AgencyFigures figures(
            String agency,
            AgencyFigures.Side side,
            String service,
            Instant from,
            Instant until,
            AgencyFigures.Step step) {
        return figures.of(new Figures.Asked(agency, side, service, from, until), step);
    }

    /// How well each service was served, by its code.
    public SortedMap<String, Performance> performanceByService(CallScope scope) {
        return performances.of(scope, Performances.By.SERVICE);
    }

    /// How well each agency's services were served, by its code.
    public SortedMap<String, Performance> performanceByProvider(CallScope scope) {
        return performances.of(scope, Performances.By.PROVIDER);
    }

    /// How well calls were served in each month that had any.
    public SortedMap<YearMonth, Performance> performanceByMonth(CallScope scope) {
        SortedMap<YearMonth, Performance> months = new TreeMap<>();
        performances
                .of(scope, Performances.By.MONTH)
                .forEach((month, each) -> months.put(YearMonth.parse(month), each));
        return months;
    }

    /// What became of the calls under each of these grants, by its number; a grant without calls is left out.
    ///
    /// @param from the first month
    /// @param to   the last month
    public Map<String, GrantCalls> callsByGrant(Collection<String> grants, YearMonth from, YearMonth to) {
        return performances.ofGrants(grants, from, to);
    }

    /// What was done under a grant, and what its system tried on the same service without coming to a
    /// grant.
    ///
    /// @param caller  code of the system that holds it
    /// @param service code of its service
    /// @param from    the first day of the city
    /// @param to      the last day
    public GrantUse useOfGrant(String grant, String caller, String service, LocalDate from, LocalDate to) {
        return uses.of(grant, caller, service, from, to);
    }

    /// Who used the data of a resident or an organisation, newest first.
    ///
    /// @param subject the identity number, which reaches neither a log nor an error
    public Slice<CallEntry> whoUsedMyData(String subject, Place place, int size) {
        return calls.about(subjects.commitments(subject), place, size);
    }

    /// One call, when it was about the subject; a call that was about others is as unknown as one that never was.
    public Optional<CallEntry> findUse(String subject, String call) {
        return calls.findAbout(subjects.commitments(subject), call);
    }

    /// The commitment by which an entry names a subject; empty when it does not.
    public Optional<byte[]> findCommitment(String subject, RawEntry entry) {
        return subjects.commitments(subject).stream()
                .filter(commitment -> SubjectSalts.contains(entry.detail(), commitment))
                .findFirst();
    }

    /// Under what the salt of a subject lies, as nodes of the exchange reckon it too: 64 hexadecimal digits, from which
    /// nobody without the platform's key learns whom they mean.
    public String reference(String subject) {
        return subjects.reference(subject);
    }

    /// Erases a subject from the evidence: nothing leads from an entry to it any more, while every proof still holds.
    /// Nodes forget its salt within five minutes; what they write until then is untraceable too.
    ///
    /// @return whether there was anything to erase
    public boolean erase(String subject) {
        return subjects.erase(subject);
    }

    /// The logs the index knows, by origin.
    public List<IndexedLog> listLogs() {
        return logs.list();
    }

    /// @throws NotFound when the index knows no such log
    public IndexedLog getLog(int id) {
        return logs.find(id).orElseThrow(() -> new NotFound("log", id));
    }
}
