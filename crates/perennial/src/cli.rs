//! The command line. Every option can also be given in the environment (`PERENNIAL_…`), so that a service file needs no
//! secrets in its command.

use crate::operator::Operator;
use crate::{backup, demo, doctor, password_link, restore, serve, vault};
use clap::{Args, Parser, Subcommand};
use ground::files::Shelf;
use ipnet::IpNet;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "perennial", version, about = "Perennial: schools doing implementation together")]
pub struct Cli {
    /// How much to write to the log: error, warn, info, debug
    #[arg(long, env = "PERENNIAL_LOG", default_value = "info", global = true)]
    pub log: String,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Starts the server
    Serve {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        front: Front,
    },
    /// Starts a server with a made-up district to look around in; its folder holds nothing else and can be deleted
    Demo {
        #[command(flatten)]
        data: DemoData,
        #[command(flatten)]
        front: Front,
        /// Another seed makes another district
        #[arg(long, default_value_t = demo::SEED)]
        seed: u64,
    },
    /// Looks whether all is well with this machine, these settings and these data
    Doctor {
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        front: Front,
    },
    /// Writes a backup, also while the server runs, and checks it
    Backup {
        #[command(flatten)]
        data: Data,
        /// The file to write [default: a dated file in backups/ of the data folder]
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Makes a one-time link with which someone chooses a new password: the way back in when no administrator can help
    PasswordLink {
        /// The e-mail address of the account
        email: String,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        front: Front,
    },
    /// Who runs this server: may make and close organizations, and reads none of their pages
    Operator {
        #[command(subcommand)]
        what: Operator,
    },
    /// Computes a measure from CSV files, without server or data folder; the same as the program `measures`
    #[command(disable_help_flag = true)]
    Measure(casebook::command::Rest),
    /// Takes in the encrypted file of one organization, or looks whether it is whole
    Vault {
        #[command(subcommand)]
        command: VaultCommand,
    },
    /// Fills an empty place from a backup, or only checks the backup
    Restore {
        /// The backup
        #[arg(value_name = "BACKUP")]
        from: PathBuf,
        /// Only check: read it whole and restore it into a temporary place
        #[arg(long)]
        verify: bool,
        #[command(flatten)]
        data: Data,
    },
}

#[derive(Subcommand)]
pub enum VaultCommand {
    /// Puts the organization into a server that does not have it yet; stop the server first
    Restore {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// A file whose first line is the passphrase [default: asked at the terminal]
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
        #[command(flatten)]
        data: Data,
        #[command(flatten)]
        front: Front,
    },
    /// Opens the file and reads it whole, without writing anything
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// A file whose first line is the passphrase [default: asked at the terminal]
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
}

/// Where data lie.
#[derive(Args, Clone, Debug)]
pub struct Data {
    /// The folder for everything this server keeps
    #[arg(long, env = "PERENNIAL_DATA", value_name = "FOLDER", default_value = "./data")]
    pub data: PathBuf,
    /// postgres://… instead of the file in the data folder
    #[arg(long, env = "PERENNIAL_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// The folder for the contents of attached files [default: beside the data folder, with -files behind its name]
    #[arg(long, env = "PERENNIAL_FILES", value_name = "FOLDER")]
    pub files: Option<PathBuf>,
}

impl Data {
    /// Where the contents of attached files lie.
    pub fn shelf(&self) -> Shelf {
        match self.files.as_ref().filter(|folder| !folder.as_os_str().is_empty()) {
            Some(folder) => Shelf::at(folder),
            None => Shelf::at(&Shelf::beside(&self.data)),
        }
    }
}

/// Where the demo lies: never where real data do.
#[derive(Args, Clone, Debug)]
pub struct DemoData {
    /// The folder for the demo
    #[arg(long, env = "PERENNIAL_DEMO_DATA", value_name = "FOLDER", default_value = "./demo-data")]
    pub data: PathBuf,
}

/// How people reach the server.
#[derive(Args, Clone, Debug)]
pub struct Front {
    /// The address and port to listen on; port 0 takes a free one
    #[arg(long, env = "PERENNIAL_LISTEN", value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address people type; links are made from it [default: where the server listens]
    #[arg(long, env = "PERENNIAL_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// A certificate (PEM), to speak https without a proxy
    #[arg(long, env = "PERENNIAL_TLS_CERT", value_name = "FILE")]
    pub tls_cert: Option<PathBuf>,
    /// The certificate's key (PEM)
    #[arg(long, env = "PERENNIAL_TLS_KEY", value_name = "FILE")]
    pub tls_key: Option<PathBuf>,
    /// A proxy in front whose word about https and addresses is believed; may be given several times
    #[arg(long, env = "PERENNIAL_TRUSTED_PROXY", value_name = "NETWORK", value_delimiter = ',', value_parser = network)]
    pub trusted_proxy: Vec<IpNet>,
}

/// One address is a network of one.
fn network(text: &str) -> Result<IpNet, String> {
    let text = text.trim();
    text.parse()
        .or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from))
        .map_err(|_| "neither an address nor a network like 10.0.0.0/8".into())
}

impl Command {
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Command::Serve { data, front } => serve::serve(&data, &front),
            Command::Demo { data, front, seed } => demo::run(&data.data, &front, seed),
            Command::Doctor { data, front } => doctor::run(&data, &front),
            Command::Backup { data, to } => backup::run(&data, to),
            Command::PasswordLink { email, data, front } => password_link::run(&email, &data, &front),
            Command::Operator { what } => what.run(),
            Command::Measure(rest) => Ok(rest.run()),
            Command::Vault { command } => vault::run(command),
            Command::Restore { from, verify: true, .. } => restore::verify(&from),
            Command::Restore { from, verify: false, data } => restore::run(&from, &data),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_well_formed() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_proxy_is_an_address_or_a_network() {
        assert_eq!(network("10.0.0.1"), Ok("10.0.0.1/32".parse().unwrap()));
        assert_eq!(network("10.0.0.0/8"), Ok("10.0.0.0/8".parse().unwrap()));
        assert!(network("proxy.example").is_err());
    }
}
