//! The words of the domain as types: documents, versions, records and values; no I/O, no HTML, no TOML.
//!
//! | word | 日本語 | type |
//! | --- | --- | --- |
//! | document | 文書 | [`DocumentId`] |
//! | version | 版 | [`Version`], [`VersionName`], [`State`] |
//! | record | 記録 | [`Record`], [`Entry`] |
//! | value | 記載 | [`Value`], [`Stated`] |
//! | settings | サイトの設定 | [`Settings`], [`Agency`] |

mod accessibility;
mod changed;
mod consultation;
mod document;
mod event;
mod format;
mod lines;
mod numbering;
mod record;
mod route;
mod sealed;
mod settings;
mod traits;
mod value;
mod version;
mod vocabulary;
mod waiver;
mod withdrawal;

pub use accessibility::Accessibility;
pub use accessibility::CRITERIA;
pub use accessibility::Criterion;
pub use accessibility::Judged;
pub use accessibility::Level;
pub use accessibility::Outcome;
pub use accessibility::STANDARD;
pub use accessibility::Test;
pub use changed::Changed;
pub use consultation::Call;
pub use consultation::CallResult;
pub use consultation::Choice;
pub use consultation::Extension;
pub use consultation::News;
pub use consultation::Opinion;
pub use consultation::Phase;
pub use consultation::Response;
pub use consultation::Standing;
pub use consultation::What;
pub(crate) use consultation::call_keys;
pub(crate) use consultation::result_keys;
pub use document::DocumentId;
pub use document::DocumentKind;
pub use document::KINDS;
pub use document::Layout;
pub use event::Event;
pub use format::Format;
pub use numbering::Numbering;
pub use record::Entry;
pub use record::Record;
pub use record::Row;
pub use record::Step;
pub use route::Route;
pub use route::Way as RouteWay;
pub use sealed::Sealed;
pub use settings::Abbreviation;
pub use settings::Agency;
pub use settings::Council;
pub use settings::Department;
pub use settings::License;
pub use settings::Settings;
pub use settings::Signer;
pub use traits::Traits;
pub use value::Chosen;
pub use value::Figure;
pub use value::Reference;
pub use value::Stated;
pub use value::Text;
pub use value::Value;
pub use value::WithheldPart;
pub use version::Attachment;
pub use version::Stage;
pub use version::State;
pub use version::Version;
pub use version::VersionName;
pub use vocabulary::LifeEvent;
pub use vocabulary::Reading;
pub use vocabulary::RecordClass;
pub use vocabulary::Vocabulary;
pub use waiver::Waiver;
pub use withdrawal::Ended;
pub use withdrawal::Withdrawal;
