import org.apache.lucene.search.TotalHits;

/** What changed its name between Lucene 9 and 10. */
final class Totals {
  static long of(TotalHits hits) {
    return hits.value();
  }
}
