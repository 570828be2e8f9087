//! How queries are answered.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};
use tantivy::aggregation::AggregationCollector;
use tantivy::aggregation::agg_req::Aggregations;
use tantivy::aggregation::agg_result::AggregationResults;
use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    BooleanQuery, BoostQuery, EmptyQuery, FuzzyTermQuery, Occur, PhrasePrefixQuery, PhraseQuery,
    Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Value as _};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Searcher, TantivyDocument, Term};

use crate::Result;
use crate::index::{self, Fields};

const HITS: usize = 10;
const VALUES: usize = 20;
const TITLE_WEIGHT: f32 = 4.0;
const SNIPPET_LETTERS: usize = 200;
const EDITS: u8 = 1; // what most slips are; two would cost more
const EXPANSIONS: u32 = 100_000; // a prefix finds all that begins with it

/// A query of the log.
pub struct Asked {
    kind: String,
    text: String,
    facet: String,
    value: String,
}

impl Asked {
    pub fn read(line: &str) -> Result<Asked> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [kind, text, facet, value] = cells[..] else {
            return Err(format!("a query of {} cells: {line}", cells.len()).into());
        };
        let (kind, text) = (kind.to_string(), text.to_string());
        Ok(Asked { kind, text, facet: facet.to_string(), value: value.to_string() })
    }
}

/// What was found, and not yet written.
pub struct Found {
    total: usize,
    ids: Vec<String>,
    snippets: Vec<String>,
    facets: Vec<AggregationResults>,
}

pub struct Searching {
    searcher: Searcher,
    fields: Fields,
    analyzer: TextAnalyzer,
}

impl Searching {
    pub fn open(folder: &Path, data: &Path) -> Result<Searching> {
        let (index, fields) = index::open(folder, data)?;
        Ok(Searching { searcher: index.reader()?.searcher(), fields, analyzer: index::analyzer()? })
    }

    pub fn ask(&self, asked: &Asked) -> Result<Found> {
        let words = self.query(asked)?;
        let mut whole = words.box_clone();
        let mut results = Vec::new();
        if !asked.facet.is_empty() {
            // the counts of a facet leave its own filter out
            results.push(self.searcher.search(&words, &self.counts(|name| name == asked.facet)?)?);
            let filter = TermQuery::new(self.value(asked)?, IndexRecordOption::Basic);
            let filter = BoostQuery::new(Box::new(filter), 0.0);
            whole = Box::new(BooleanQuery::intersection(vec![whole, Box::new(filter)]));
        }
        let collectors = (
            TopDocs::with_limit(HITS).order_by_score(),
            Count,
            self.counts(|name| name != asked.facet)?,
        );
        let (top, total, counted) = self.searcher.search(&whole, &collectors)?;
        results.push(counted);
        let marks = self.marks(asked, &words)?;
        let (mut ids, mut snippets) = (Vec::new(), Vec::new());
        for (_, address) in top {
            let doc: TantivyDocument = self.searcher.doc(address)?;
            let id = doc.get_first(self.fields.id).and_then(|v| v.as_str());
            let text = doc.get_first(self.fields.text).and_then(|v| v.as_str());
            ids.push(id.unwrap_or_default().to_string());
            snippets.push(marks.snippet(text.unwrap_or_default()).to_html());
        }
        Ok(Found { total, ids, snippets, facets: results })
    }

    /// Counts the fullest values of the facets whose names are wanted.
    fn counts(&self, wanted: impl Fn(&str) -> bool) -> Result<AggregationCollector> {
        let mut request = serde_json::Map::new();
        for (name, _) in self.fields.facets.iter().filter(|(name, _)| wanted(name)) {
            request.insert(name.clone(), json!({"terms": {"field": name, "size": VALUES}}));
        }
        let request: Aggregations = serde_json::from_value(Value::Object(request))?;
        Ok(AggregationCollector::from_aggs(request, Default::default()))
    }

    fn value(&self, asked: &Asked) -> Result<Term> {
        let facet = self.fields.facets.iter().find(|(name, _)| *name == asked.facet);
        let (_, field) = facet.ok_or("a filter on a facet that there is not")?;
        Ok(Term::from_field_text(*field, &asked.value))
    }

    fn query(&self, asked: &Asked) -> Result<Box<dyn Query>> {
        let words = self.words(&asked.text);
        let Some((_, first)) = words.first() else {
            return Ok(Box::new(EmptyQuery)); // nothing but function words
        };
        Ok(match asked.kind.as_str() {
            "expression" if words.len() > 1 => self.either(|field| {
                let terms = words.iter().map(|(at, w)| (*at, Term::from_field_text(field, w)));
                Box::new(PhraseQuery::new_with_offset(terms.collect()))
            }),
            "début" => {
                let start = folded(&asked.text);
                self.either(|field| {
                    let mut q = PhrasePrefixQuery::new(vec![Term::from_field_text(field, &start)]);
                    q.set_max_expansions(EXPANSIONS);
                    Box::new(q)
                })
            }
            "faute" => self.either(|field| {
                Box::new(FuzzyTermQuery::new(Term::from_field_text(field, first), EDITS, true))
            }),
            _ => {
                let all = words.iter().map(|(_, word)| {
                    let one = self.either(|field| {
                        let term = Term::from_field_text(field, word);
                        Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
                    });
                    (Occur::Must, one)
                });
                Box::new(BooleanQuery::new(all.collect()))
            }
        })
    }

    /// Looks in the title or in the text.
    fn either(&self, one: impl Fn(Field) -> Box<dyn Query>) -> Box<dyn Query> {
        let title = BoostQuery::new(one(self.fields.title), TITLE_WEIGHT);
        Box::new(BooleanQuery::union(vec![Box::new(title), one(self.fields.text)]))
    }

    /// The words of a text as they are indexed, with their places.
    fn words(&self, text: &str) -> Vec<(usize, String)> {
        let mut out = Vec::new();
        let mut analyzer = self.analyzer.clone();
        let mut tokens = analyzer.token_stream(text);
        tokens.process(&mut |token| out.push((token.position, token.text.clone())));
        out
    }

    /// What marks the words of a query in a text. Those of a prefix and of a
    /// mistyped word are looked up in the dictionary, since tantivy does not tell
    /// them by itself.
    fn marks(&self, asked: &Asked, words: &dyn Query) -> Result<SnippetGenerator> {
        let text = self.fields.text;
        let mut terms = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(text)?;
            match asked.kind.as_str() {
                "début" => {
                    let start = folded(&asked.text);
                    let mut end = start.clone().into_bytes();
                    end.push(0xff); // past all that begins with it
                    let range = index.terms().range().ge(start.as_bytes()).lt(&end);
                    let mut found = range.into_stream()?;
                    while found.advance() {
                        let score = 1.0 / (1.0 + found.value().doc_freq as f32);
                        terms.insert(String::from_utf8_lossy(found.key()).into_owned(), score);
                    }
                }
                "faute" => {
                    let Some((_, word)) = self.words(&asked.text).into_iter().next() else {
                        continue;
                    };
                    let term = Term::from_field_text(text, &word);
                    let automaton = FuzzyTermQuery::new(term, EDITS, true).automaton()?;
                    let mut found = index.terms().search(automaton).into_stream()?;
                    while found.advance() {
                        let score = 1.0 / (1.0 + found.value().doc_freq as f32);
                        terms.insert(String::from_utf8_lossy(found.key()).into_owned(), score);
                    }
                }
                _ => {
                    let mut marks = SnippetGenerator::create(&self.searcher, words, text)?;
                    marks.set_max_num_chars(SNIPPET_LETTERS);
                    return Ok(marks);
                }
            }
        }
        Ok(SnippetGenerator::new(terms, self.analyzer.clone(), text, SNIPPET_LETTERS))
    }

    /// What was found, as the line that the protocol wants.
    pub fn line(&self, found: &Found) -> Result<String> {
        let mut counts = serde_json::Map::new();
        for part in &found.facets {
            if let Value::Object(part) = serde_json::to_value(part)? {
                counts.extend(part);
            }
        }
        let facets = self.fields.facets.iter().map(|(name, _)| {
            let buckets = counts.get(name).and_then(|f| f["buckets"].as_array());
            let values = buckets.into_iter().flatten().map(|b| {
                format!("{}:{}", b["key"].as_str().unwrap_or_default(), b["doc_count"])
            });
            format!("{name}={}", values.collect::<Vec<_>>().join(","))
        });
        let facets = facets.collect::<Vec<_>>().join(";");
        let marked = found.snippets.iter().filter(|s| s.contains("<b>")).count();
        Ok(format!("{}\t{}\t{facets}\t{marked}", found.total, found.ids.join(" ")))
    }
}

/// A text in lower case and without accents.
fn folded(text: &str) -> String {
    let simple = tantivy::tokenizer::SimpleTokenizer::default();
    let builder = TextAnalyzer::builder(simple).filter(tantivy::tokenizer::LowerCaser);
    let mut analyzer = builder.filter(tantivy::tokenizer::AsciiFoldingFilter).build();
    let mut tokens = analyzer.token_stream(text);
    if tokens.advance() { tokens.token().text.clone() } else { text.to_lowercase() }
}
