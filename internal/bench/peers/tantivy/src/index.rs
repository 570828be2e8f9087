//! How documents are indexed: the fields, their analysis, the facets.

use std::io::{BufRead, BufReader};
use std::path::Path;

use tantivy::directory::MmapDirectory;
use tantivy::schema::{
    Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::{
    AsciiFoldingFilter, Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer,
    StopWordFilter, TextAnalyzer,
};
use tantivy::{Index, IndexWriter, TantivyDocument};

use crate::Result;

/// The name of the French analyzer.
const FRENCH: &str = "fr";
const BUFFER_BYTES: usize = 512 << 20; // the more, the fewer merges
const THREADS: usize = 2;
const LONGEST_WORD: usize = 100;

pub struct Fields {
    pub id: Field,
    pub title: Field,
    pub text: Field,
    pub facets: Vec<(String, Field)>,
}

/// The fields of an index: a facet is a column of values, whose postings filter.
pub fn schema(facets: &[String]) -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let french = TextOptions::default().set_stored().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(FRENCH)
            .set_index_option(IndexRecordOption::WithFreqsAndPositions),
    );
    let value = TextOptions::default().set_fast("raw").set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer("raw")
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    );
    let fields = Fields {
        id: builder.add_text_field("id", STORED),
        title: builder.add_text_field("title", french.clone()),
        text: builder.add_text_field("text", french),
        facets: facets
            .iter()
            .map(|name| (name.clone(), builder.add_text_field(name, value.clone())))
            .collect(),
    };
    (builder.build(), fields)
}

/// Words in lower case, without function words, stemmed, without accents.
pub fn analyzer() -> Result<TextAnalyzer> {
    let stop = StopWordFilter::new(Language::French).ok_or("tantivy has no French stop words")?;
    Ok(TextAnalyzer::builder(SimpleTokenizer::default())
        .filter(RemoveLongFilter::limit(LONGEST_WORD))
        .filter(LowerCaser)
        .filter(stop)
        .filter(Stemmer::new(Language::French))
        .filter(AsciiFoldingFilter)
        .build())
}

pub fn facets(data: &Path) -> Result<Vec<String>> {
    Ok(std::fs::read_to_string(data.join("facets.txt"))?.lines().map(String::from).collect())
}

/// Indexes on both cores, then merges into one segment: the index will not change.
pub fn build(folder: &Path, data: &Path) -> Result<()> {
    let (schema, fields) = schema(&facets(data)?);
    let index = Index::create(MmapDirectory::open(folder)?, schema, Default::default())?;
    index.tokenizers().register(FRENCH, analyzer()?);
    let mut writer: IndexWriter = index.writer_with_num_threads(THREADS, BUFFER_BYTES)?;
    for row in BufReader::new(std::fs::File::open(data.join("documents.tsv"))?).lines() {
        let row = row?;
        let cells: Vec<&str> = row.split('\t').collect();
        let mut doc = TantivyDocument::new();
        doc.add_text(fields.id, cells[0]);
        doc.add_text(fields.title, cells[2]);
        doc.add_text(fields.text, cells[3]);
        for (i, (_, field)) in fields.facets.iter().enumerate() {
            for value in cells[4 + i].split_whitespace() {
                doc.add_text(*field, value);
            }
        }
        writer.add_document(doc)?;
    }
    writer.commit()?;
    let segments = index.searchable_segment_ids()?;
    if segments.len() > 1 {
        writer.merge(&segments).wait()?;
    }
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()?;
    Ok(())
}

/// Opens an index that was built.
pub fn open(folder: &Path, data: &Path) -> Result<(Index, Fields)> {
    let index = Index::open(MmapDirectory::open(folder)?)?;
    index.tokenizers().register(FRENCH, analyzer()?);
    Ok((index, schema(&facets(data)?).1))
}
