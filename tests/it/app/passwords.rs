//! A password is not made of what the service is called by.

use touchstone::app::AppError;
use touchstone::app::accounts::staff::NewStaff;
use touchstone::domain::accounts::Role;

use crate::support::crowd::{self, PROJECT};
use crate::support::database::{TestApp, on_both};

async fn the_services_own_words(t: TestApp) {
    let mut set = crowd::base();
    crowd::replace(
        &mut set,
        "project.toml",
        "{ en = \"Base\", zh = \"基础\" }",
        "{ en = \"Notes of harbour pilots\", zh = \"港口引水员笔记\" }",
    );
    crowd::publish(&t.app, &set).await;
    let new = |password: &str| NewStaff {
        email: "tan@other.example".to_owned(),
        name: "Tan".to_owned(),
        password: password.to_owned(),
        roles: vec![(PROJECT.to_owned(), Role::Recruiter)],
        second_factor: false,
    };
    let host = Some("annotate.example.net");
    // The project's id, its titles, the host of its contact, and where the service is reached; also backwards and with digits for letters.
    for weak in
        ["mandarin-sg1", "gs-niradnam1", "m4nd4r1n-5g!", "Harbour-Pilots", "港口引水员笔记12345", "example.com-1", "annotate.example.net"]
    {
        let refused = t.app.add_staff_at(host, new(weak)).await.expect_err("refused");
        let AppError::Invalid(wrong) = refused else { panic!("{weak}: {refused}") };
        assert!(wrong.len() == 1 && wrong[0].pointer == "/password" && wrong[0].detail.contains("name of a project"), "{weak}: {wrong:?}");
    }
    t.app.add_staff_at(host, new("a pilot's teapot sings at dawn")).await.expect("one of the words among others does no harm");
}

on_both!(a_password_is_not_what_the_service_is_called_by, super::the_services_own_words);
